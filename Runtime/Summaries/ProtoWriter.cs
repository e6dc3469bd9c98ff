using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace AotNet.Summaries;

/// <summary>Writes messages in protobuf's wire format: the few fields that TensorBoard reads need no library.</summary>
internal sealed class ProtoWriter
{
    private const int VarintType = 0, Fixed64Type = 1, LengthType = 2, Fixed32Type = 5;

    private byte[] _bytes = new byte[256];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Int(int field, long value)
    {
        Tag(field, VarintType);
        Varint((ulong)value);
    }

    public void Float(int field, float value)
    {
        Tag(field, Fixed32Type);
        BinaryPrimitives.WriteSingleLittleEndian(Reserve(sizeof(float)), value);
    }

    public void Double(int field, double value)
    {
        Tag(field, Fixed64Type);
        BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), value);
    }

    public void Doubles(int field, ReadOnlySpan<double> values)
    {
        Tag(field, LengthType);
        Varint((ulong)values.Length * sizeof(double));
        foreach (double value in values) BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), value);
    }

    public void String(int field, string value)
    {
        int count = Encoding.UTF8.GetByteCount(value);
        Tag(field, LengthType);
        Varint((ulong)count);
        Encoding.UTF8.GetBytes(value, Reserve(count));
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, LengthType);
        Varint((ulong)value.Length);
        value.CopyTo(Reserve(value.Length));
    }

    /// <summary>An embedded message.</summary>
    public void Message(int field, ProtoWriter message) => Bytes(field, message.Written);

    /// <summary>An embedded message, written by a method into a writer of its own.</summary>
    public void Message(int field, Action<ProtoWriter> write)
    {
        var message = new ProtoWriter();
        write(message);
        Message(field, message);
    }

    public void Append(ReadOnlySpan<byte> written) => written.CopyTo(Reserve(written.Length));

    private void Tag(int field, int type) => Varint(((ulong)field << 3) | (uint)type);

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Reserve(1)[0] = (byte)(value | 0x80);
        Reserve(1)[0] = (byte)value;
    }

    private Span<byte> Reserve(int count)
    {
        int end = checked(_length + count);
        if (end > _bytes.Length) Array.Resize(ref _bytes, (int)Math.Min(BitOperations.RoundUpToPowerOf2((uint)end), (uint)Array.MaxLength));
        Span<byte> place = _bytes.AsSpan(_length, count);
        _length = end;
        return place;
    }
}
