using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>Hands sums that a small or partial tile left in a buffer to the epilogue.</summary>
    private static void Finish<T, E, O, V>(T* sums, nint stride, nint rows, nint columns, in E epilogue, nint row, nint column)
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        // As many columns as lie in one panel of every operand.
        nint most = TileVectors<O, T, V>() * O.Count;
        for (nint done = 0, count; done < columns; done += count)
        {
            E last = epilogue;
            last.MoveTo(row, column + done);
            count = Math.Min(columns - done, most - ((column + done) % most));
            for (nint i = 0; i < rows; i++)
            {
                T* from = sums + (i * stride) + done;
                nint j = 0;
                for (; j + O.Count <= count; j += O.Count) last.Finish<O, V>(i, j, O.Load(from + j));
                // A rest of the row by narrower registers: a tenth column alone would take the longest.
                if (O.Count > Simd256<T>.Count && j + Simd256<T>.Count <= count)
                {
                    last.Finish<Simd256<T>, Vector256<T>>(i, j, Vector256.Load(from + j));
                    j += Simd256<T>.Count;
                }
                if (O.Count > Simd128<T>.Count && j + Simd128<T>.Count <= count)
                {
                    last.Finish<Simd128<T>, Vector128<T>>(i, j, Vector128.Load(from + j));
                    j += Simd128<T>.Count;
                }
                for (; j < count; j++) last.Finish<Simd1<T>, T>(i, j, from[j]);
            }
        }
    }

    private struct ToBuffer<T>(T* target, nint stride) : ITileEpilogue<T>
        where T : unmanaged
    {
        public void MoveTo(nint row, nint column) => target += (row * stride) + column;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<O, V>(nint row, nint column, V sum)
            where O : struct, ISimd<T, V> => O.Store(target + (row * stride) + column, sum);
    }
}
