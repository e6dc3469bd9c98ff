namespace AotNet.Data;

/// <summary>Handwritten digits of 8 x 8 pixels, scaled to 0 to 1: 1,797 rows, 10 classes (E. Alpaydin, C. Kaynak, 1998). The last 360 rows are by other writers.</summary>
public static class Digits8x8
{
    private const double Ink = 16;

    public static DataSet Load() => Resources.ToDataSet(Resources.ReadNumbers("digits.csv.gz", hasHeader: false), classes: 10, Ink);
}
