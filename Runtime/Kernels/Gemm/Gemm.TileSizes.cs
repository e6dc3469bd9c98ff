using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>Whether vectors have 512 bits, and there are 32 registers of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Is512<O, T, V>()
        where T : unmanaged
        where O : struct, ISimd<T, V> => O.Count * sizeof(T) == 64;

    /// <summary>Rows and vectors of a tile, as many sums as the registers hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TileRows<O, T, V>()
        where T : unmanaged
        where O : struct, ISimd<T, V> => Is512<O, T, V>() ? 9 : 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TileVectors<O, T, V>()
        where T : unmanaged
        where O : struct, ISimd<T, V> => Is512<O, T, V>() ? 3 : 2;

    /// <summary>Rows and vectors of the last tiles where the columns leave vectors over: those alone would take up to twice as long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WideRows<O, T, V>()
        where T : unmanaged
        where O : struct, ISimd<T, V> => Is512<O, T, V>() ? 6 : 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WideVectors<O, T, V>()
        where T : unmanaged
        where O : struct, ISimd<T, V> => TileVectors<O, T, V>() + 1;

    /// <summary>The tiles that are worth an instance with the epilogue inside.</summary>
    private static void Tall<T, E, O, V, L>(
        int height, nint tiles, nint k, T* a, Distances* apart, Panel<T>* panel, in E epilogue, nint row)
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
        where L : unmanaged
    {
        if (TileVectors<O, T, V>() == 2)
        {
            // A copy of A has the rows of a tile together, so that there is no tile of other rows.
            if (sizeof(L) == sizeof(Copied) && panel->Width == 1)
            {
                if (height == 6) Tile<T, E, O, V, N6, N1, N1, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column);
                else if (height == 5) Tile<T, E, O, V, N5, N1, N1, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column);
                else Tile<T, E, O, V, N4, N1, N1, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column);
            }
            else if (sizeof(L) != sizeof(Copied) && panel->Width == 3)
            {
                if (height == 4) Tile<T, E, O, V, N4, N3, N2, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column);
                else Tile<T, E, O, V, N3, N3, N2, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column);
            }
            else if (height == 6) Tile<T, E, O, V, N6, N2, N1, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column);
            else if (height == 5) Tile<T, E, O, V, N5, N2, N1, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column);
            else Tile<T, E, O, V, N4, N2, N1, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column);
            return;
        }
        if (panel->Width > 3)
        {
            if (height == 6) Tile<T, E, O, V, N6, N4, N2, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column);
            else if (height == 5) Tile<T, E, O, V, N5, N4, N2, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column);
            else Tile<T, E, O, V, N4, N4, N2, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column);
            return;
        }
        switch (height)
        {
            case 9: Tile<T, E, O, V, N9, N3, N1, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column); break;
            case 8: Tile<T, E, O, V, N8, N3, N1, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column); break;
            case 7: Tile<T, E, O, V, N7, N3, N1, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column); break;
            case 6: Tile<T, E, O, V, N6, N3, N1, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column); break;
            default: Tile<T, E, O, V, N5, N3, N1, L>(tiles, k, a, apart, panel, null, 0, epilogue, row, panel->Column); break;
        }
    }

    private static void Any<T, E, O, V, L>(
        int height, nint k, T* a, Distances* apart, Panel<T>* panel, T* start, nint stride, in E epilogue)
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
        where L : unmanaged
    {
        if (panel->Width == 1) Any<T, E, O, V, N1, N1, Anyhow>(height, k, a, apart, panel, start, stride, epilogue);
        else if (TileVectors<O, T, V>() == 2)
        {
            if (panel->Width == 2) Any<T, E, O, V, N2, N1, L>(height, k, a, apart, panel, start, stride, epilogue);
            else Any<T, E, O, V, N3, N2, L>(height, k, a, apart, panel, start, stride, epilogue);
        }
        else if (panel->Width == 2) Any<T, E, O, V, N2, N1, Anyhow>(height, k, a, apart, panel, start, stride, epilogue);
        else if (panel->Width == 3) Any<T, E, O, V, N3, N1, L>(height, k, a, apart, panel, start, stride, epilogue);
        else Any<T, E, O, V, N4, N2, L>(height, k, a, apart, panel, start, stride, epilogue);
    }

    private static void Any<T, E, O, V, W, S, L>(int height, nint k, T* a, Distances* apart, Panel<T>* panel, T* start, nint stride, in E epilogue)
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
        where W : unmanaged
        where S : unmanaged
        where L : unmanaged
    {
        switch (height)
        {
            case 1: Tile<T, E, O, V, N1, W, S, L>(1, k, a, apart, panel, start, stride, epilogue, 0, 0); return;
            case 2: Tile<T, E, O, V, N2, W, S, L>(1, k, a, apart, panel, start, stride, epilogue, 0, 0); return;
            case 3: Tile<T, E, O, V, N3, W, S, L>(1, k, a, apart, panel, start, stride, epilogue, 0, 0); return;
            case 4: Tile<T, E, O, V, N4, W, S, L>(1, k, a, apart, panel, start, stride, epilogue, 0, 0); return;
        }
        // Only where there are the registers for more.
        if (sizeof(S) > 1 && WideRows<O, T, V>() == 4) return;
        switch (height)
        {
            case 5: Tile<T, E, O, V, N5, W, S, L>(1, k, a, apart, panel, start, stride, epilogue, 0, 0); return;
            case 6: Tile<T, E, O, V, N6, W, S, L>(1, k, a, apart, panel, start, stride, epilogue, 0, 0); return;
        }
        if (TileRows<O, T, V>() == 6 || sizeof(S) > 1) return;
        switch (height)
        {
            case 7: Tile<T, E, O, V, N7, W, S, L>(1, k, a, apart, panel, start, stride, epilogue, 0, 0); return;
            case 8: Tile<T, E, O, V, N8, W, S, L>(1, k, a, apart, panel, start, stride, epilogue, 0, 0); return;
            case 9: Tile<T, E, O, V, N9, W, S, L>(1, k, a, apart, panel, start, stride, epilogue, 0, 0); return;
        }
    }
}
