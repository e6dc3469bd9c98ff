namespace AotNet.Training;

/// <summary>Endless mini-batches from rows: pass after pass, each in the order of its own seed. One buffer for all.</summary>
internal sealed class MiniBatches<TLabel>
    where TLabel : unmanaged
{
    private readonly int _featureCount, _labelCount;
    private readonly long _seed;
    private readonly float[] _features;
    private readonly TLabel[] _labels;
    private readonly int _rows, _size;
    private int[] _order = [];
    private int _next;

    public MiniBatches(int rows, int featureCount, int labelCount, int size, long seed)
    {
        (_rows, _featureCount, _labelCount, _size, _seed) = (rows, featureCount, labelCount, Math.Min(size, rows), seed);
        _features = new float[_size * featureCount];
        _labels = new TLabel[_size * labelCount];
        _next = rows;
        Pass = -1;
    }

    /// <summary>The pass of the last batch, from 0.</summary>
    public int Pass { get; private set; }

    /// <summary>Whether the last batch ended a pass.</summary>
    public bool EndsPass => _next >= _rows;

    public ReadOnlySpan<float> Features => _features.AsSpan(0, Count * _featureCount);

    public ReadOnlySpan<TLabel> Labels => _labels.AsSpan(0, Count * _labelCount);

    private int Count { get; set; }

    public void MoveNext(ReadOnlySpan<float> features, ReadOnlySpan<TLabel> labels)
    {
        if (_next >= _rows)
        {
            Pass++;
            _order = RowOrder.Of(_rows, unchecked((_seed * 1_000_003) + Pass));
            _next = 0;
        }
        Count = Math.Min(_size, _rows - _next);
        for (int i = 0; i < Count; i++, _next++)
        {
            int row = _order[_next];
            features.Slice(row * _featureCount, _featureCount).CopyTo(_features.AsSpan(i * _featureCount));
            labels.Slice(row * _labelCount, _labelCount).CopyTo(_labels.AsSpan(i * _labelCount));
        }
    }
}
