using System.Globalization;
using System.Text;

namespace AotNet;

/// <summary>How well a classifier does on labelled rows.</summary>
public sealed class ClassifierEvaluation
{
    private readonly int[,] _confusion;

    internal ClassifierEvaluation(float loss, int[,] confusion)
    {
        (Loss, _confusion) = (loss, confusion);
        for (int actual = 0; actual < Classes; actual++)
            for (int predicted = 0; predicted < Classes; predicted++)
                Count += confusion[actual, predicted];
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The number of classes.</summary>
    public int Classes => _confusion.GetLength(0);

    /// <summary>The mean cross entropy.</summary>
    public float Loss { get; }

    /// <summary>The part of the rows whose most probable class is the label, from 0 to 1.</summary>
    public float Accuracy
    {
        get
        {
            int right = 0;
            for (int i = 0; i < Classes; i++) right += _confusion[i, i];
            return Count == 0 ? 0 : (float)right / Count;
        }
    }

    /// <summary>Rows by label (first index) and predicted class (second index).</summary>
    public int[,] ConfusionMatrix => (int[,])_confusion.Clone();

    /// <summary>Of the rows predicted as a class, the part that is of it; 0 where none was predicted.</summary>
    public float Precision(int label) => Part(label, column: true);

    /// <summary>Of the rows of a class, the part that was predicted as it; 0 where there is none.</summary>
    public float Recall(int label) => Part(label, column: false);

    /// <summary>The harmonic mean of precision and recall.</summary>
    public float F1(int label)
    {
        float precision = Precision(label), recall = Recall(label);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /// <summary>A table: loss, accuracy, then precision and recall by class.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"loss {Loss:F4}, accuracy {Accuracy:F4} on {Count} rows\nclass  precision  recall\n");
        for (int i = 0; i < Classes; i++) text.Append(CultureInfo.InvariantCulture, $"{i,5}  {Precision(i),9:F4}  {Recall(i),6:F4}\n");
        return text.ToString();
    }

    private float Part(int label, bool column)
    {
        int all = 0;
        for (int i = 0; i < Classes; i++) all += column ? _confusion[i, label] : _confusion[label, i];
        return all == 0 ? 0 : (float)_confusion[label, label] / all;
    }
}
