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
    /// <param name="rowStride">The distance in elements between rows; the last size, or that rounded up, or that of <see cref="Kernels.Panels"/>. Null: the last size.</param>
    /// <param name="trainable">Whether optimizers update it unless told otherwise.</param>
    public Variable(string name, ReadOnlySpan<int> shape, nint? rowStride = null, bool trainable = true)
        : base(name, shape, rowStride ?? (shape.Length == 0 ? 1 : shape[^1]), trainable, Elements.Of<T>())
    {
        nint elements = Math.Max(Memory.Size, 1);
        elements = (elements + Padding - 1) / Padding * Padding;
        Capacity = elements;
        _buffer = new AlignedBuffer(checked(elements * sizeof(T)));
        Data = (T*)_buffer.Address;
    }

    /// <summary>For generated code: the first element; rows (of a panel) are <see cref="Variable.RowStride"/> apart, 64-byte aligned memory.</summary>
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
        if (Memory.IsDense) return buffer.AsSpan<T>(Count);
        _dense ??= new T[Count];
        Memory.CopyTo(buffer.AsSpan<T>((int)Memory.Size), _dense.AsSpan());
        return _dense;
    }

    /// <summary>Gives every element this value.</summary>
    /// <exception cref="ObjectDisposedException">Its sessions are disposed.</exception>
    public void Assign(T value)
    {
        Memory.Fill(Buffer.AsSpan<T>((int)Memory.Size), value);
        MarkAssigned();
    }

    /// <summary>Takes over the elements, in row-major order.</summary>
    /// <exception cref="ArgumentException">There are not as many as the shape has.</exception>
    /// <exception cref="ObjectDisposedException">Its sessions are disposed.</exception>
    public void Assign(ReadOnlySpan<T> values)
    {
        Span<T> memory = Buffer.AsSpan<T>((int)Memory.Size);
        if (values.Length != Count)
            throw new ArgumentException($"Variable '{Name}' has shape [{string.Join(", ", Shape.ToArray())}], {Count} elements; {values.Length} were given.", nameof(values));
        Memory.CopyFrom(values, memory);
        MarkAssigned();
    }

    internal override ReadOnlySpan<byte> ReadBytes() => MemoryMarshal.AsBytes(AsSpan());

    internal override void WriteBytes(ReadOnlySpan<byte> bytes) => Assign(MemoryMarshal.Cast<byte, T>(bytes));

    internal override void Read(ByteReader reader, byte[] block)
    {
        Span<T> memory = Buffer.AsSpan<T>((int)Memory.Size);
        int rowBytes = Columns * sizeof(T), together = block.Length / Math.Max(1, rowBytes);
        if (Memory.IsDense)
        {
            reader(MemoryMarshal.AsBytes(memory[..Count]), 0);
        }
        else
        {
            // Many rows at a time; one that is longer than the block in a block of its own.
            byte[] rows = together > 0 ? block : new byte[rowBytes];
            for (int row = 0, count; row < Memory.Rows; row += count)
            {
                count = Math.Min(Math.Max(1, together), Memory.Rows - row);
                Span<byte> read = rows.AsSpan(0, count * rowBytes);
                reader(read, (long)row * rowBytes);
                Memory.CopyFrom<T>(MemoryMarshal.Cast<byte, T>(read), memory, row);
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
