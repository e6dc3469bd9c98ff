using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>
    /// A product cut into units of a panel of columns by a chunk of rows. The columns are cut in the same way whatever the product, so
    /// that a weight's columns stay with one thread from forward to update; where the shares of two threads meet within a unit, it is
    /// cut between two of its tiles. Of a great B a unit has several panels by more rows, for reading A again from the last cache and
    /// finding the pages of B cost more than what the chunk spares: each block of rows takes one panel after the other.
    /// </summary>
    [StructLayout(LayoutKind.Auto)]
    [SkipLocalsInit]
    private readonly struct Blocks<T, E, O, V> : IJob
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        /// <summary>
        /// The rows of A that a panel of B is used for before the next panel: a part of a core's second-level cache that neighbours
        /// leave it, and more where each chunk copies the panels of B together.
        /// </summary>
        private const nint ChunkBytes = 1 << 18, PackingChunkBytes = 1 << 20;

        /// <summary>Panels of a unit where B is great, fewer where a tile of A alone takes them in turn, and the rows of such a unit.</summary>
        private const int GreatPanels = 16, GreatPanels512 = 4, GreatRows = 2048;

        /// <summary>Bytes of a block of rows, of a smaller second-level cache most.</summary>
        private const nint BlockBytes = 3 << 17;

        /// <summary>
        /// Bytes beyond which A is asked for ahead: its rows come to the end of their lines all at once, and transposed it has a line for
        /// each k, so far apart that only the program foresees it.
        /// </summary>
        private const nint AheadBytes = 1 << 19;

        /// <summary>
        /// Where A is transposed each k has a line of its own, of which a tile uses a third, and a page: with 16 registers, whose tiles are
        /// small, copying A together pays if k is so great that those do not stay at hand and the columns so many.
        /// </summary>
        private const nint CopyColumns = 48, CopyDepth = 48, CopyElements = 8000;

        /// <summary>The rows of a chunk that are copied, over the whole of k; and no copy is greater than the second, whatever the cost.</summary>
        private const nint CopyBytes = 1 << 22, MostCopyBytes = 1 << 25;

        private readonly nint _m, _k, _aRow, _aCol, _part;
        private readonly T* _a;
        private readonly bool _ahead, _copies;
        private readonly long _number;
        private readonly nint _group, _groups, _chunks, _threads;
        private readonly ColumnPanels<T, O, V> _b;
        private readonly E _epilogue;

        public Blocks(int threads, nint m, nint n, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol, bool padded, in E epilogue, nint panelStride)
        {
            (_m, _k, _aRow, _aCol, _epilogue) = (m, k, aRow, aCol, epilogue);
            _a = a;
            _threads = threads;
            _copies = !Is512<O, T, V>() && aRow == 1 && aCol != 1 && m >= GroupRows && n >= CopyColumns && k >= CopyDepth
                && n * k >= CopyElements && Math.Min(m, GreatRows) * k * sizeof(T) <= MostCopyBytes;
            if (_copies) _number = Interlocked.Increment(ref s_products);
            bool asks = Is512<O, T, V>() && m * k * sizeof(T) > AheadBytes;
            _ahead = aCol != 1 && asks;
            _part = aCol == 1 && asks ? 64 / sizeof(T) : nint.MaxValue;
            // Chunks of rows: for the cache, and where the columns are too few to go round.
            nint rowBytes = sizeof(T) * Math.Max(1, k), many = ColumnPanels<T, O, V>.ManyRows, chunkRows = Math.Max(many, PackingChunkBytes / rowBytes);
            _b = new(m, n, k, b, bRow, bCol, padded, panelStride, chunkRows, !_copies);
            if (_copies) chunkRows = Math.Max(many, CopyBytes / rowBytes);
            else if (!_b.Packs) chunkRows = Math.Max(many, ChunkBytes / rowBytes);
            _group = 1;
            if (_b.IsGreat && m >= ColumnPanels<T, O, V>.FewRows)
            {
                // As many units for each thread.
                nint most = threads * (Is512<O, T, V>() ? GreatPanels512 : GreatPanels), units = (_b.Count + most - 1) / most * threads;
                (_group, chunkRows) = ((_b.Count + units - 1) / units, GreatRows);
            }
            _groups = (_b.Count + _group - 1) / _group;
            _chunks = (m + chunkRows - 1) / chunkRows;
            if (_groups < threads) _chunks = Math.Max(_chunks, Math.Min(threads, m / TileRows<O, T, V>()));
            _chunks = Math.Max(1, _chunks);
        }

        public int Units => checked((int)(Each * _threads));

        /// <summary>
        /// Units of a thread, whose shares are equal: the rest of one that the thread before has begun, whole ones, and the begin of one.
        /// Empty ones make them as many for each.
        /// </summary>
        private nint Each => (Wholes / _threads) + (Wholes % _threads == 0 ? 0 : 2);

        /// <summary>Groups of panels by chunks of rows, before they are shared out.</summary>
        private nint Wholes => _groups * _chunks;

        /// <summary>Elements of k that are worked on at once: a panel of B so deep takes a part of a second-level cache.</summary>
        private static nint Depth => Is512<O, T, V>() ? 1024 : 2048;

        public void RunAll()
        {
            int units = Units;
            for (int unit = 0; unit < units; unit++) Run(unit);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int unit)
        {
            // Shares are counted in parts of a whole unit, of which it has as many as there are threads.
            nint share = unit / Each * Wholes, whole = (share / _threads) + (unit % Each);
            nint from = Math.Max(0, share - (whole * _threads)), to = Math.Min(_threads, share + Wholes - (whole * _threads));
            if (from >= to) return;
            nint first = whole % _groups * _group, chunk = whole / _groups;
            nint row = chunk * _m / _chunks, rowEnd = (chunk + 1) * _m / _chunks;
            int count = (int)Math.Min(_group, _b.Count - first), narrow = (int)Math.Clamp(_b.Narrow - first, 0, count);
            nint parts = Math.Max(1, (_k + Depth - 1) / Depth), depth = (_k + parts - 1) / parts;
            nint vector = _b.Vector(first), stride = (_b.Vector(first + count) - vector) * O.Count;
            T* packed = PanelMemory.Get<T>((depth * stride) + (parts > 1 ? (rowEnd - row) * stride : 0));
            T* partial = parts > 1 ? packed + (depth * stride) : null;
            T* a = _copies ? CopyOf(chunk, row, rowEnd) : _a + (row * _aRow);
            Panel<T>* panels = stackalloc Panel<T>[GreatPanels];
            nint start = 0;
            do
            {
                nint length = Math.Min(depth, _k - start);
                for (int i = 0; i < count; i++) panels[i] = _b.At(first + i, start, packed + ((_b.Vector(first + i) - vector) * O.Count * depth));
                _b.Pack(panels, count, start, length);
                Rows(from, to, a, row, rowEnd, panels, narrow, start, length, partial, stride);
                Rows(from, to, a, row, rowEnd, panels + narrow, count - narrow, start, length, partial + (narrow * TileVectors<O, T, V>() * O.Count), stride);
                start += depth;
            }
            while (start < _k);
        }

        /// <summary>A chunk's rows of A, copied when this thread comes to its first unit.</summary>
        private T* CopyOf(nint chunk, nint row, nint rowEnd)
        {
            nint groups = (rowEnd - row + GroupRows - 1) / GroupRows;
            T* copy = PanelMemory.GetKept<T>(groups * GroupRows * _k, _number, chunk, out bool isThere);
            if (!isThere) PackA(_a + row, _aCol, copy, rowEnd - row, groups, _k);
            return copy;
        }

        /// <summary>Panels of which all or none have <see cref="WideVectors"/>: a block of rows by each, then the next block.</summary>
        private void Rows(nint part, nint partEnd, T* a, nint row, nint rowEnd, Panel<T>* panels, int count, nint start, nint length, T* partial, nint stride)
        {
            if (count == 0) return;
            nint rows = rowEnd - row, width = panels->Width * O.Count, most = MostRows(panels);
            nint tiles = (rows + most - 1) / most, block = tiles;
            if (count > 1) block = Is512<O, T, V>() ? 1 : Math.Max(1, BlockBytes / (most * sizeof(T) * Math.Max(1, length)));
            nint height = rows / tiles, higher = rows % tiles;
            nint end = tiles * partEnd / _threads;
            for (nint first = tiles * part / _threads; first < end; first += block)
            {
                nint done = (first * height) + Math.Min(first, higher), last = Math.Min(end, first + block), both = Math.Clamp(higher - first, 0, last - first);
                T* from = a + (_copies ? GroupRows * ((first * _k) + start) : (done * _aRow) + (start * _aCol));
                for (int i = 0; i < count; i++)
                {
                    T* kept = partial + (done * stride) + (i * width);
                    T* rest = Tiles(from, row + done, (int)height + 1, both, panels + i, start, length, kept, stride);
                    Tiles(rest, row + done + (both * (height + 1)), (int)height, last - first - both, panels + i, start, length, kept + (both * (height + 1) * stride), stride);
                }
            }
        }

        private static int MostRows(Panel<T>* panel) => panel->Width > TileVectors<O, T, V>() ? WideRows<O, T, V>() : TileRows<O, T, V>();

        /// <summary>Some tiles of one height, one below the other, by a panel.</summary>
        /// <returns>Where the rows behind them lie.</returns>
        private T* Tiles(T* a, nint row, int height, nint tiles, Panel<T>* panel, nint start, nint length, T* kept, nint stride)
        {
            nint next = _copies ? GroupRows * _k : height * _aRow;
            Distances apart = _copies ? new(1, GroupRows, next, nint.MaxValue) : new(_aRow, _aCol, next, _part);
            if (tiles > 0 && panel->Whole && length == _k && panel->Width >= (_copies ? 1 : TileVectors<O, T, V>()) && height > MostRows(panel) / 2)
            {
                if (Is512<O, T, V>() && _ahead) Tall<T, E, O, V, Ahead>(height, tiles, length, a, &apart, panel, _epilogue, row);
                else if (!Is512<O, T, V>() && _copies) Tall<T, E, O, V, Copied>(height, tiles, length, a, &apart, panel, _epilogue, row);
                else if (!Is512<O, T, V>() && _aCol == 1) Tall<T, E, O, V, AlongRows>(height, tiles, length, a, &apart, panel, _epilogue, row);
                else Tall<T, E, O, V, Anyhow>(height, tiles, length, a, &apart, panel, _epilogue, row);
                return a + (tiles * next);
            }
            T* sums = stackalloc T[TileRows<O, T, V>() * TileVectors<O, T, V>() * O.Count];
            nint width = panel->Width * O.Count;
            bool unfinished = start + length < _k;
            for (nint i = 0; i < tiles; i++, row += height, a += next, kept += height * stride)
            {
                ToBuffer<T> target = unfinished ? new(kept, stride) : new(sums, width);
                T* begin = start > 0 ? kept : null;
                if (Is512<O, T, V>() && _ahead) Any<T, ToBuffer<T>, O, V, Ahead>(height, length, a, &apart, panel, begin, stride, target);
                else Any<T, ToBuffer<T>, O, V, Anyhow>(height, length, a, &apart, panel, begin, stride, target);
                if (!unfinished) Finish<T, E, O, V>(sums, width, height, panel->Whole ? width : panel->Columns, _epilogue, row, panel->Column);
            }
            return a;
        }
    }

    /// <summary>Products that copied an A, counted over all threads: by its number a thread knows whether a copy is of the product at hand.</summary>
    private static long s_products;

    /// <summary>How the elements of A that tiles read lie: from one row, one k and one tile to the next, and how many k a line has where those are asked for ahead, else more than there are.</summary>
    private readonly struct Distances(nint row, nint column, nint tile, nint part)
    {
        public readonly nint Row = row, Column = column, Tile = tile, Part = part;
    }
}
