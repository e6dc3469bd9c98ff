using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using AotNet.Data;
using AotNet.Tests.Runtime;

namespace AotNet.Tests.Data;

public sealed class CaliforniaHousingTests
{
    [Fact]
    public void Source_Table_AndArchive_GiveTheSameRows()
    {
        using var folder = new TemporaryFolder();
        var source = new StringBuilder();
        for (int row = 0; row < 20640; row++)
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"{-122.23 + row},37.88,41.000000,{880 + row},129,322,{126 + (row % 7)},8.3252,452600\n");
        File.WriteAllText(folder["cal_housing.data"], source.ToString());
        RegressionSet set = CaliforniaHousing.Load(folder.Path);
        Assert.Equal([8.3252, 41, 880.0 / 126, 129.0 / 126, 322, 322.0 / 126, 37.88, -122.23], set.Features<double>()[..8]);
        Assert.Equal(4.526, set.Targets<double>()[0], 1e-15);
        double[] biased = set.WithBias<double>();
        Assert.Equal((1.0, 8.3252, 1.0), (biased[0], biased[1], biased[9]));

        using (var gzip = new GZipStream(File.Create(folder["cal_housing.tgz"]), CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip))
            tar.WriteEntry(folder["cal_housing.data"], "CaliforniaHousing/cal_housing.data");
        File.Delete(folder["cal_housing.data"]);
        Assert.Equal(set.Features<double>(), CaliforniaHousing.Load(folder.Path).Features<double>());
    }

    [Fact]
    public void WrongSize_AndEmptyFolder_SaySo()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("california_housing.csv", Assert.Throws<FileNotFoundException>(() => CaliforniaHousing.Load(folder.Path)).Message);
        File.WriteAllText(folder["california_housing.csv"], "a,b\n1,2\n");
        Assert.Contains("1 rows of 2 numbers", Assert.Throws<InvalidDataException>(() => CaliforniaHousing.Load(folder.Path)).Message);
    }
}
