using System.Runtime.InteropServices;

namespace AotNet;

/// <summary>A variable with elements of type <typeparamref name="T"/>.</summary>
public sealed unsafe class Variable<T> : Variable
    where T : unmanaged
{
    /// <summary>Kernels read and write rows up to the next multiple of this many elements.</summary>
    private const int Padding = 16;

    private AlignedBuffer? _buffer;
    private T[]? _dense;

    /// <summary>For generated code: a variable without a value.</summary>
    /// <param name="name">The full name.</param>
    /// <param name="shape">The sizes of the axes.</param>
    /// <param name="rowStride">The distance in elements between rows; the last size, or that rounded up. Null: the last size.</param>
    /// <param name="trainable">Whether optimizers update it unless told otherwise.</param>
    public Variable(string name, ReadOnlySpan<int> shape, nint? rowStride = null, bool trainable = true)
        : base(name, shape, rowStride ?? (shape.Length == 0 ? 1 : shape[^1]), trainable, Elements.Of<T>())
    {
        nint elements = Math.Max(Rows * RowStride, 1);
        elements = (elements + Padding - 1) / Padding * Padding;
        Capacity = elements;
        _buffer = new AlignedBuffer(checked(elements * sizeof(T)));
        Data = (T*)_buffer.Address;
    }

    /// <summary>For generated code: the first element; rows are <see cref="Variable.RowStride"/> apart, 64-byte aligned memory.</summary>
    public T* Data { get; private set; }

    /// <summary>The number of elements in memory, padding and all.</summary>
    internal nint Capacity { get; }

    private AlignedBuffer Buffer => _buffer ?? throw new ObjectDisposedException(Name, $"Variable '{Name}' belongs to a session that is disposed.");

    /// <inheritdoc cref="Variable.AsSpan{T}"/>
    public ReadOnlySpan<T> AsSpan()
    {
        AlignedBuffer buffer = Buffer;
        Check();
        Copy?.BeforeHostReads();
        if (RowStride == Columns || Rows <= 1) return buffer.AsSpan<T>(Count);
        _dense ??= new T[Count];
        Span<T> rows = buffer.AsSpan<T>((int)(Rows * RowStride));
        for (int row = 0; row < Rows; row++)
            rows.Slice(row * (int)RowStride, Columns).CopyTo(_dense.AsSpan(row * Columns, Columns));
        return _dense;
    }

    /// <summary>Gives every element this value.</summary>
    /// <exception cref="ObjectDisposedException">Its sessions are disposed.</exception>
    public void Assign(T value)
    {
        Span<T> rows = Buffer.AsSpan<T>((int)(Rows * RowStride));
        for (int row = 0; row < Rows; row++) rows.Slice(row * (int)RowStride, Columns).Fill(value);
        MarkAssigned();
    }

    /// <summary>Takes over the elements, in row-major order.</summary>
    /// <exception cref="ArgumentException">There are not as many as the shape has.</exception>
    /// <exception cref="ObjectDisposedException">Its sessions are disposed.</exception>
    public void Assign(ReadOnlySpan<T> values)
    {
        Span<T> rows = Buffer.AsSpan<T>((int)(Rows * RowStride));
        if (values.Length != Count)
            throw new ArgumentException($"Variable '{Name}' has shape [{string.Join(", ", Shape.ToArray())}], {Count} elements; {values.Length} were given.", nameof(values));
        for (int row = 0; row < Rows; row++) values.Slice(row * Columns, Columns).CopyTo(rows[(row * (int)RowStride)..]);
        MarkAssigned();
    }

    internal override ReadOnlySpan<byte> ReadBytes() => MemoryMarshal.AsBytes(AsSpan());

    internal override void WriteBytes(ReadOnlySpan<byte> bytes) => Assign(MemoryMarshal.Cast<byte, T>(bytes));

    internal override void Read(ByteReader reader, byte[] block)
    {
        Span<T> rows = Buffer.AsSpan<T>((int)(Rows * RowStride));
        int rowBytes = Columns * sizeof(T), together = block.Length / Math.Max(1, rowBytes);
        if (RowStride == Columns || Rows <= 1)
        {
            reader(MemoryMarshal.AsBytes(rows[..Count]), 0);
        }
        else
        {
            // Short rows many at a time, long ones where they belong.
            for (int row = 0; row < Rows; row += Math.Max(1, together))
            {
                int count = Math.Min(together, Rows - row);
                if (count <= 1)
                {
                    reader(MemoryMarshal.AsBytes(rows.Slice(row * (int)RowStride, Columns)), (long)row * rowBytes);
                    continue;
                }
                Span<byte> read = block.AsSpan(0, count * rowBytes);
                reader(read, (long)row * rowBytes);
                ReadOnlySpan<T> values = MemoryMarshal.Cast<byte, T>(read);
                for (int i = 0; i < count; i++) values.Slice(i * Columns, Columns).CopyTo(rows[((row + i) * (int)RowStride)..]);
            }
        }
        MarkAssigned();
    }

    internal override void Free()
    {
        _buffer = null;
        _dense = null;
        Data = null;
    }
}
