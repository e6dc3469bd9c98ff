namespace AotNet;

/// <summary>A value of a session that runs read and update: weights, biases, an optimizer's slots.</summary>
/// <remarks>It lives from its initializer (or a checkpoint, or an assignment) to the end of the last session that uses it.</remarks>
public abstract unsafe class Variable
{
    private readonly int[] _shape;

    private protected Variable(string name, ReadOnlySpan<int> shape, nint rowStride, bool trainable, ElementType elementType)
    {
        Name = name;
        _shape = shape.ToArray();
        Trainable = trainable;
        ElementType = elementType;
        Columns = _shape.Length == 0 ? 1 : _shape[^1];
        Count = 1;
        foreach (int size in _shape) Count = checked(Count * size);
        Memory = new RowMemory(Columns == 0 ? 0 : Count / Columns, Columns, rowStride);
    }

    /// <summary>The full name: <c>dnn/hidden1/kernel</c>.</summary>
    public string Name { get; }

    /// <summary>The sizes of the axes, outermost first; none for a scalar.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    public ElementType ElementType { get; }

    /// <summary>Whether optimizers update it unless told otherwise.</summary>
    public bool Trainable { get; }

    /// <summary>Whether it was initialized, restored or assigned.</summary>
    public bool HasValue { get; private set; }

    /// <summary>The distance in elements between rows (along the last axis) in memory, for generated code; <see cref="Kernels.Panels.Columns"/> where a longer row lies in panels.</summary>
    public nint RowStride => Memory.RowStride;

    internal int Columns { get; }

    /// <summary>Where the elements lie.</summary>
    internal RowMemory Memory { get; }

    /// <summary>The elements in row-major order, as they are now.</summary>
    /// <remarks>A view or a copy: read it before the next run, and take it again after.</remarks>
    /// <exception cref="InvalidOperationException">It has no value yet, or <typeparamref name="T"/> is not its element type.</exception>
    /// <exception cref="ObjectDisposedException">Its sessions are disposed.</exception>
    public ReadOnlySpan<T> AsSpan<T>()
        where T : unmanaged => As<T>().AsSpan();

    /// <summary>This variable by its element type.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not its element type.</exception>
    public Variable<T> As<T>()
        where T : unmanaged => this as Variable<T>
            ?? throw new InvalidOperationException($"Variable '{Name}' has elements of type {ElementType}, not {typeof(T).Name}.");

    public override string ToString() => $"{Name}: {ElementType} [{string.Join(", ", _shape)}]{(Trainable ? "" : ", not trainable")}";

    /// <summary>The elements in row-major order as bytes, little-endian as the machine has them.</summary>
    internal abstract ReadOnlySpan<byte> ReadBytes();

    /// <summary>Takes over the elements in row-major order.</summary>
    internal abstract void WriteBytes(ReadOnlySpan<byte> bytes);

    /// <summary>Takes over the elements in row-major order from what reads any run of them, in runs of up to a block's size.</summary>
    internal abstract void Read(ByteReader reader, byte[] block);

    internal abstract void Free();

    /// <summary>Says that the memory holds a value now.</summary>
    internal void MarkAssigned()
    {
        HasValue = true;
        Copy?.OnHostAssigned();
    }

    /// <summary>Its copy on a device, if a session runs there.</summary>
    internal VariableCopy? Copy { get; set; }

    private protected void Check()
    {
        if (!HasValue) ThrowNoValue();
    }

    internal void ThrowNoValue() => throw new InvalidOperationException(
        $"Variable '{Name}' has no value yet. Give it one: call Initialize() on the session, or restore a checkpoint with new Saver(session).Restore(path). "
        + "A single variable can also be assigned.");
}

/// <summary>Reads bytes from a place on.</summary>
internal delegate void ByteReader(Span<byte> bytes, long position);
