namespace AotNet.Data;

/// <summary>Two interleaved half circles with noise: 1,000 points in random order, 2 classes.</summary>
public static class Moons
{
    public static DataSet Load() => Resources.ToDataSet(Resources.ReadNumbers("moons.csv", hasHeader: true), classes: 2);
}
