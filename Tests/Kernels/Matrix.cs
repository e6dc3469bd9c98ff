using System.Runtime.InteropServices;

namespace AotNet.Tests.Kernels;

/// <summary>
/// A matrix of reproducible numbers in memory of its own, which ends where the matrix does, between guard words that show
/// writes outside of it; columns of padding are zero.
/// </summary>
internal sealed unsafe class Matrix<T> : IDisposable
    where T : unmanaged
{
    private const byte Guard = 0xA5;
    private const int GuardBytes = 256;
    private readonly byte* _memory;
    private readonly nint _bytes;

    public Matrix(int rows, int columns, int stride, int seed, Func<double, T> convert)
    {
        Stride = stride;
        _bytes = (nint)rows * stride * sizeof(T);
        _memory = (byte*)NativeMemory.AlignedAlloc((nuint)(_bytes + (2 * GuardBytes)), 64);
        new Span<byte>(_memory, (int)_bytes + (2 * GuardBytes)).Fill(Guard);
        Data = (T*)(_memory + GuardBytes);
        Random random = new(seed);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < stride; j++) Data[((nint)i * stride) + j] = j < columns ? convert((random.NextDouble() * 2) - 1) : default;
        }
    }

    public T* Data { get; }

    public nint Stride { get; }

    public void CheckGuards(string what)
    {
        for (int i = 0; i < GuardBytes; i++)
            Assert.True(_memory[i] == Guard && _memory[GuardBytes + _bytes + i] == Guard, $"{what}: wrote outside");
    }

    public void Dispose() => NativeMemory.AlignedFree(_memory);
}
