namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>The tiles that are worth an instance with the epilogue inside.</summary>
    private static void Tall<T, E, O, V, P>(
        int height, nint k, T* a, nint aRow, nint aCol, Panel<T>* panel, T* start, nint stride, in E epilogue, nint row)
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
        where P : unmanaged
    {
        if (TileRows<O, T, V>() == 4)
        {
            if (height == 4) Tile<T, E, O, V, N4, N3, P>(k, a, aRow, aCol, panel, start, stride, epilogue, row, panel->Column);
            else Tile<T, E, O, V, N3, N3, P>(k, a, aRow, aCol, panel, start, stride, epilogue, row, panel->Column);
            return;
        }
        if (panel->Width > TileVectors)
        {
            if (height == 6) Tile<T, E, O, V, N6, N4, P>(k, a, aRow, aCol, panel, start, stride, epilogue, row, panel->Column);
            else Tile<T, E, O, V, N5, N4, P>(k, a, aRow, aCol, panel, start, stride, epilogue, row, panel->Column);
            return;
        }
        switch (height)
        {
            case 9: Tile<T, E, O, V, N9, N3, P>(k, a, aRow, aCol, panel, start, stride, epilogue, row, panel->Column); break;
            case 8: Tile<T, E, O, V, N8, N3, P>(k, a, aRow, aCol, panel, start, stride, epilogue, row, panel->Column); break;
            case 7: Tile<T, E, O, V, N7, N3, P>(k, a, aRow, aCol, panel, start, stride, epilogue, row, panel->Column); break;
            case 6: Tile<T, E, O, V, N6, N3, P>(k, a, aRow, aCol, panel, start, stride, epilogue, row, panel->Column); break;
            default: Tile<T, E, O, V, N5, N3, P>(k, a, aRow, aCol, panel, start, stride, epilogue, row, panel->Column); break;
        }
    }

    private static void Any<T, E, O, V, P>(
        int height, nint k, T* a, nint aRow, nint aCol, Panel<T>* panel, T* start, nint stride, in E epilogue)
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
        where P : unmanaged
    {
        if (panel->Width == 3) Any<T, E, O, V, N3, P>(height, k, a, aRow, aCol, panel, start, stride, epilogue);
        else if (TileRows<O, T, V>() > WideRows && panel->Width > TileVectors) Any<T, E, O, V, N4, P>(height, k, a, aRow, aCol, panel, start, stride, epilogue);
        else if (panel->Width == 2) Any<T, E, O, V, N2, N1>(height, k, a, aRow, aCol, panel, start, stride, epilogue);
        else Any<T, E, O, V, N1, N1>(height, k, a, aRow, aCol, panel, start, stride, epilogue);
    }

    private static void Any<T, E, O, V, W, P>(int height, nint k, T* a, nint aRow, nint aCol, Panel<T>* panel, T* start, nint stride, in E epilogue)
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
        where W : unmanaged
        where P : unmanaged
    {
        switch (height)
        {
            case 1: Tile<T, E, O, V, N1, W, P>(k, a, aRow, aCol, panel, start, stride, epilogue, 0, 0); return;
            case 2: Tile<T, E, O, V, N2, W, P>(k, a, aRow, aCol, panel, start, stride, epilogue, 0, 0); return;
            case 3: Tile<T, E, O, V, N3, W, P>(k, a, aRow, aCol, panel, start, stride, epilogue, 0, 0); return;
            case 4: Tile<T, E, O, V, N4, W, P>(k, a, aRow, aCol, panel, start, stride, epilogue, 0, 0); return;
        }
        // Only where there are the registers for more.
        if (TileRows<O, T, V>() == 4) return;
        switch (height)
        {
            case 5: Tile<T, E, O, V, N5, W, P>(k, a, aRow, aCol, panel, start, stride, epilogue, 0, 0); return;
            case 6: Tile<T, E, O, V, N6, W, P>(k, a, aRow, aCol, panel, start, stride, epilogue, 0, 0); return;
        }
        if (sizeof(W) > TileVectors) return;
        switch (height)
        {
            case 7: Tile<T, E, O, V, N7, W, P>(k, a, aRow, aCol, panel, start, stride, epilogue, 0, 0); return;
            case 8: Tile<T, E, O, V, N8, W, P>(k, a, aRow, aCol, panel, start, stride, epilogue, 0, 0); return;
            case 9: Tile<T, E, O, V, N9, W, P>(k, a, aRow, aCol, panel, start, stride, epilogue, 0, 0); return;
        }
    }
}
