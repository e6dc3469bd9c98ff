using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

public unsafe class LoopsTests
{
    public static TheoryData<int, int> Sizes => new()
    {
        { 0, 3 }, { 3, 0 }, { 1, 1 }, { 1, 2 }, { 2, 7 }, { 3, 9 }, { 1, 15 }, { 5, 16 }, { 2, 17 }, { 7, 50 }, { 20, 100 }, { 50, 300 }, { 1, 100_003 }, { 300, 301 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ForEach_EverySizeAndWidth_TouchesEachElementOnce(int rows, int columns)
    {
        foreach (bool padded in (bool[])[false, true])
        foreach (int threads in (int[])[1, 2])
        {
            int stride = padded ? (columns + 15) / 16 * 16 : columns;
            for (int width = 0; width < 5; width++)
            {
                using var x = new Matrix<float>(rows, columns, stride, 1, v => (float)v);
                using var y = new Matrix<float>(rows, columns, stride, 1, v => (float)v);
                Twice body = new(x.Data, stride);
                WorkPool pool = WorkPool.ForThreads(threads);
                if (width == 0) Loops.ForEach<float, Twice>(pool, rows, columns, padded, body);
                else if (width == 1 && SimdWidth.Has512) Loops.Run<float, Twice, Simd512<float>, Vector512<float>>(pool, rows, columns, padded, body);
                else if (width == 2 && SimdWidth.Has256) Loops.Run<float, Twice, Simd256<float>, Vector256<float>>(pool, rows, columns, padded, body);
                else if (width == 3) Loops.Run<float, Twice, Simd128<float>, Vector128<float>>(pool, rows, columns, padded, body);
                else Loops.Run<float, Twice, Simd1<float>, float>(pool, rows, columns, padded, body);
                for (int i = 0; i < rows; i++)
                {
                    for (int j = 0; j < columns; j++) Assert.Equal((2 * y.Data[(i * stride) + j]) + 1, x.Data[(i * stride) + j]);
                }
                x.CheckGuards($"{rows}x{columns} padded {padded} width {width}");
            }
        }
    }

    private readonly struct Twice(float* x, nint stride) : IElementwise<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<O, V>(nint row, nint column)
            where O : struct, ISimd<float, V>
        {
            float* p = x + (row * stride) + column;
            O.Store(p, O.MulAdd(O.Set(2), O.Load(p), O.Set(1)));
        }
    }
}
