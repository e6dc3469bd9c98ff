namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>The tiles that are worth an instance with the epilogue inside.</summary>
    private static void Tall<T, E, O, V, P>(
        int height, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, T* start, nint stride, in E epilogue, nint row, nint column)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
        where P : unmanaged
    {
        if (TileRows<O, T, V>() == 4)
        {
            if (height == 4) Tile<T, E, O, V, N4, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column);
            else Tile<T, E, O, V, N3, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column);
            return;
        }
        switch (height)
        {
            case 9: Tile<T, E, O, V, N9, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column); break;
            case 8: Tile<T, E, O, V, N8, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column); break;
            case 7: Tile<T, E, O, V, N7, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column); break;
            case 6: Tile<T, E, O, V, N6, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column); break;
            default: Tile<T, E, O, V, N5, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column); break;
        }
    }

    private static void Any<T, E, O, V, P>(
        int height, int width, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, T* start, nint stride, in E epilogue)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
        where P : unmanaged
    {
        if (width == 3) Any<T, E, O, V, N3, P>(height, k, a, aRow, aCol, b, bRow, start, stride, epilogue);
        else if (width == 2) Any<T, E, O, V, N2, N1>(height, k, a, aRow, aCol, b, bRow, start, stride, epilogue);
        else Any<T, E, O, V, N1, N1>(height, k, a, aRow, aCol, b, bRow, start, stride, epilogue);
    }

    private static void Any<T, E, O, V, W, P>(int height, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, T* start, nint stride, in E epilogue)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
        where W : unmanaged
        where P : unmanaged
    {
        switch (height)
        {
            case 1: Tile<T, E, O, V, N1, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 2: Tile<T, E, O, V, N2, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 3: Tile<T, E, O, V, N3, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 4: Tile<T, E, O, V, N4, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
        }
        // Only where there are the registers for more.
        if (TileRows<O, T, V>() == 4) return;
        switch (height)
        {
            case 5: Tile<T, E, O, V, N5, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 6: Tile<T, E, O, V, N6, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 7: Tile<T, E, O, V, N7, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 8: Tile<T, E, O, V, N8, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 9: Tile<T, E, O, V, N9, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
        }
    }
}
