namespace AotNet.Summaries;

/// <summary>What a fetch of a <see cref="Summary"/> gives: points, distributions, pictures and texts of one run, ready to be written.</summary>
/// <remarks>In TensorFlow's form, a serialized <c>Summary</c> message; a <see cref="FileWriter"/> puts time and step to it.</remarks>
public sealed class SummaryRecord
{
    private const int ValueField = 1;

    private readonly ProtoWriter _summary = new();

    internal ReadOnlySpan<byte> Bytes => _summary.Written;

    /// <summary>Adds a point of a curve.</summary>
    public SummaryRecord AddScalar(string tag, double value)
    {
        _summary.Message(ValueField, message =>
        {
            message.String(SummaryFields.Tag, tag);
            message.Float(SummaryFields.SimpleValue, (float)value);
        });
        return this;
    }

    /// <summary>Adds the distribution of some values. NaN are left out.</summary>
    public SummaryRecord AddHistogram<T>(string tag, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var histogram = new Histogram();
        foreach (T value in values) histogram.Add(ToDouble(value));
        _summary.Message(ValueField, message =>
        {
            message.String(SummaryFields.Tag, tag);
            message.Message(SummaryFields.Histogram, histogram.Write);
        });
        return this;
    }

    /// <summary>Adds pictures.</summary>
    /// <param name="tag">The name; the pictures are <c>tag/image/0</c>, <c>tag/image/1</c>, …</param>
    /// <param name="images">Shape [images, height, width, channels]: bytes as they are, floats from 0 to 1.</param>
    /// <param name="height">Rows of a picture.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="channels">1 (grey), 3 (red, green, blue) or 4 (and alpha).</param>
    /// <param name="maxImages">How many to write at most.</param>
    public SummaryRecord AddImages<T>(string tag, ReadOnlySpan<T> images, int height, int width, int channels, int maxImages = 3)
        where T : unmanaged
    {
        int size = checked(height * width * channels);
        int count = size == 0 ? 0 : Math.Min(images.Length / size, maxImages);
        byte[] pixels = new byte[size];
        for (int image = 0; image < count; image++)
        {
            ReadOnlySpan<T> source = images.Slice(image * size, size);
            for (int i = 0; i < size; i++) pixels[i] = typeof(T) == typeof(byte) ? (byte)ToDouble(source[i]) : (byte)Math.Round(Math.Clamp(ToDouble(source[i]), 0, 1) * 255);
            byte[] png = Png.Encode(pixels, height, width, channels);
            string name = count == 1 ? $"{tag}/image" : $"{tag}/image/{image}";
            _summary.Message(ValueField, message =>
            {
                message.String(SummaryFields.Tag, name);
                message.Message(SummaryFields.Image, picture =>
                {
                    picture.Int(1, height);
                    picture.Int(2, width);
                    picture.Int(3, channels);
                    picture.Bytes(4, png);
                });
            });
        }
        return this;
    }

    /// <summary>Adds a text, shown as Markdown.</summary>
    public SummaryRecord AddText(string tag, string text)
    {
        const int stringType = 7;
        _summary.Message(ValueField, message =>
        {
            message.String(SummaryFields.Tag, tag);
            message.Message(SummaryFields.Tensor, tensor =>
            {
                tensor.Int(1, stringType);
                tensor.Message(2, shape => shape.Message(2, dim => dim.Int(1, 1)));
                tensor.String(8, text);
            });
            message.Message(SummaryFields.Metadata, metadata => metadata.Message(1, plugin => plugin.String(1, "text")));
        });
        return this;
    }

    /// <summary>Adds all that another record holds.</summary>
    public SummaryRecord Add(SummaryRecord other)
    {
        _summary.Append(other.Bytes);
        return this;
    }

    private static double ToDouble<T>(T value)
        where T : unmanaged => value switch
        {
            float number => number,
            double number => number,
            Half number => (double)number,
            int number => number,
            long number => number,
            byte number => number,
            bool truth => truth ? 1 : 0,
            _ => throw new NotSupportedException($"Summaries have no values of type {typeof(T).Name}."),
        };
}

/// <summary>Field numbers of <c>Summary.Value</c> in TensorFlow's summary.proto.</summary>
internal static class SummaryFields
{
    public const int Tag = 1, SimpleValue = 2, Image = 4, Histogram = 5, Tensor = 8, Metadata = 9;
}
