using System.Runtime.InteropServices;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>B in panels of columns, as many as a tile takes or at the end one vector more, or fewer.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct ColumnPanels<T, O, V>
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        /// <summary>
        /// Rows of A from which copying a panel together pays: where rows of B fall on few sets of a cache and several panels are
        /// copied in turn, where vectors straddle lines, and where each panel is copied by itself.
        /// </summary>
        public const nint FewRows = 32, PackRows = 64, ManyRows = 192;

        /// <summary>Rows of B that are a multiple of this apart share their sets.</summary>
        private const nint SetBytes = 1024;

        /// <summary>
        /// Rows of B that each of several panels copies in turn: a row's parts are in one page, and of pages a processor finds only so
        /// many without waiting.
        /// </summary>
        private const nint RowsInTurn = 8;

        private readonly T* _b;
        private readonly nint _n, _bRow, _bCol, _panelStride, _vectors, _wide;
        private readonly bool _padded;

        /// <param name="mayBeWide">Whether the last panels may have <see cref="WideVectors"/>; else the last one has what is left over.</param>
        public ColumnPanels(nint m, nint n, nint k, T* b, nint bRow, nint bCol, bool padded, nint panelStride, nint chunkRows, bool mayBeWide)
        {
            _b = b;
            (_n, _bRow, _bCol, _panelStride, _padded) = (n, bRow, bCol, panelStride, padded);
            _vectors = (n + O.Count - 1) / O.Count;
            int tile = TileVectors<O, T, V>();
            // Few rows do not pay for copying more columns together than must be.
            mayBeWide &= padded || n % O.Count == 0 || m >= PackRows;
            _wide = mayBeWide && _vectors >= WideVectors<O, T, V>() * (_vectors % tile) ? _vectors % tile : 0;
            Count = (_vectors - _wide + tile - 1) / tile;
            IsGreat = n * k * sizeof(T) > GreatBytes;
            Packs = bCol != 1 || PacksRows(Math.Min(m, chunkRows), k);
        }

        /// <summary>Bytes beyond which B is great: it leaves a core's caches and has more pages than are found at once.</summary>
        private static nint GreatBytes => Is512<O, T, V>() ? 1 << 21 : 1 << 20;

        public nint Count { get; }

        /// <summary>Panels before those that have <see cref="WideVectors"/>.</summary>
        public nint Narrow => Count - _wide;

        public bool IsGreat { get; }

        /// <summary>Whether every panel is copied together, not the last alone where it lacks columns.</summary>
        public bool Packs { get; }

        /// <summary>The first vector of a panel.</summary>
        public nint Vector(nint panel) => Math.Min(_vectors, (panel * TileVectors<O, T, V>()) + Math.Max(0, panel - Narrow));

        /// <summary>A panel from the given element of k: as it lies, or in the room where <see cref="Pack(Panel{T}*, int, nint, nint)"/> puts it.</summary>
        public Panel<T> At(nint panel, nint start, T* room)
        {
            nint vector = Vector(panel), width = Vector(panel + 1) - vector, stride = width * O.Count;
            nint column = vector * O.Count, columns = Math.Min(stride, _n - column);
            bool whole = _padded || columns == stride;
            if (whole && !Packs) return new(column, columns, (int)width, whole, _b + (start * _bRow), _bRow, _panelStride, O.Count);
            return new(column, columns, (int)width, whole, room - column, stride, Panels.Columns, O.Count);
        }

        /// <summary>Copies the given elements of k together, of those panels that are not used as they lie.</summary>
        public void Pack(Panel<T>* panels, int count, nint start, nint length)
        {
            nint most = length;
            // Several panels in turn, as what they copy lies side by side.
            if (count > 1 && _bCol == 1) most = RowsInTurn;
            else if (count > 1 && _panelStride != Panels.Columns) most = Panels.Columns;
            for (nint done = 0, run; done < length; done += run)
            {
                run = Math.Min(length - done, most - ((start + done) % most));
                for (Panel<T>* p = panels; p < panels + count; p++)
                {
                    if (p->Whole && !Packs) continue;
                    nint stride = p->Width * O.Count;
                    T* room = p->B + (done * stride);
                    if (_bCol == 1) Copy(p, start + done, run, room, stride);
                    else Turn(p, start + done, run, room, stride);
                }
            }
        }

        private void Copy(Panel<T>* panel, nint start, nint length, T* room, nint stride)
        {
            for (nint done = 0, run; done < panel->Columns; done += run)
            {
                nint column = panel->Column + done;
                run = _panelStride == Panels.Columns ? panel->Columns : Math.Min(panel->Columns - done, Panels.Columns - (column % Panels.Columns));
                Pack<T, O, V>(_b + (start * _bRow) + Panels.Offset(column, _panelStride), _bRow, room + done, stride, length, run);
            }
        }

        /// <summary>The same of a transposed B: along k within a panel of memory, or all at once where rows are whole.</summary>
        private void Turn(Panel<T>* panel, nint start, nint length, T* room, nint stride)
        {
            nint most = _panelStride == Panels.Columns ? start + length : Panels.Columns;
            for (nint done = 0, run; done < length; done += run)
            {
                nint first = start + done;
                run = Math.Min(length - done, most - (first % most));
                Transpose<T, O, V>(_b + (panel->Column * _bCol) + Panels.Offset(first, _panelStride), _bCol, room + (done * stride), stride, run, panel->Columns);
            }
        }

        private bool PacksRows(nint rows, nint k)
        {
            nint bytes = _bRow * sizeof(T);
            if ((((nint)_b | bytes) & ((O.Count * sizeof(T)) - 1)) != 0) return rows >= PackRows;
            if (bytes % SetBytes == 0) return rows >= (IsGreat ? FewRows : ManyRows);
            return rows >= ManyRows && bytes * k > GreatBytes;
        }
    }

    /// <summary>Columns of B that a tile takes at once: their first, their number, and where their elements of k are. A third and a fourth vector may lie in another panel of memory.</summary>
    private readonly struct Panel<T>(nint column, nint columns, int width, bool whole, T* rows, nint bRow, nint panelStride, nint vector)
        where T : unmanaged
    {
        public readonly nint Column = column, Columns = columns, BRow = bRow;
        public readonly nint Third = Panels.Offset(column + (2 * vector), panelStride) - Panels.Offset(column, panelStride);
        public readonly nint Fourth = Panels.Offset(column + (3 * vector), panelStride) - Panels.Offset(column, panelStride);
        public readonly T* B = rows + Panels.Offset(column, panelStride);
        public readonly int Width = width;
        public readonly bool Whole = whole;
    }
}
