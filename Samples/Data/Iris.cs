using System.Collections;

namespace AotNet.Data;

/// <summary>A flower; lengths and widths in cm. Class 0 is setosa, 1 versicolor, 2 virginica.</summary>
public readonly record struct IrisFlower(float SepalLength, float SepalWidth, float PetalLength, float PetalWidth, int Class);

/// <summary>Fisher's iris: 50 flowers of each of three species, sorted by species (R. A. Fisher, 1936).</summary>
public sealed class Iris : IReadOnlyList<IrisFlower>
{
    private Iris(DataSet data) => Data = data;

    /// <summary>The same as rows of four numbers.</summary>
    public DataSet Data { get; }

    /// <summary>The species' names by class.</summary>
    public static IReadOnlyList<string> ClassNames { get; } = ["setosa", "versicolor", "virginica"];

    public int Count => Data.Count;

    public IrisFlower this[int index] => Data.Row(index) is [var sepalLength, var sepalWidth, var petalLength, var petalWidth]
        ? new IrisFlower(sepalLength, sepalWidth, petalLength, petalWidth, Data.Labels[index])
        : throw new ArgumentOutOfRangeException(nameof(index));

    public static Iris Load()
    {
        using Stream stream = typeof(Iris).Assembly.GetManifestResourceStream("iris.csv")!;
        using var reader = new StreamReader(stream);
        // The first line says how many rows and columns there are, and the names.
        reader.ReadLine();
        return new Iris(Resources.ToDataSet(CsvFile.ReadNumbers(reader, "iris.csv", hasHeader: false), ClassNames.Count));
    }

    public IEnumerator<IrisFlower> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
