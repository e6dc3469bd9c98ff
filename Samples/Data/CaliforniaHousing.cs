using System.Formats.Tar;
using System.IO.Compression;

namespace AotNet.Data;

/// <summary>California housing: 20,640 blocks of the 1990 census, 8 numbers each, and the median house value in 100,000 dollars (R. K. Pace, R. Barry, 1997).</summary>
/// <remarks>
/// The columns are scikit-learn's: MedInc, HouseAge, AveRooms, AveBedrms, Population, AveOccup, Latitude, Longitude.
/// </remarks>
public static class CaliforniaHousing
{
    private const int Rows = 20640, Features = 8;
    private const string Folder = "california-housing", TableFile = "california_housing.csv", SourceFile = "cal_housing.data", ArchiveFile = "cal_housing.tgz";

    private static readonly string[] s_names = [TableFile, SourceFile, ArchiveFile];

    /// <summary>The archive that scikit-learn takes, with its SHA-256.</summary>
    private static readonly Uri s_archive = new("https://ndownloader.figshare.com/files/5976036");

    private const string ArchiveSha256 = "aaa5c9a6afe2225cc2aed2723682ae403280c4a3695a2ddda4ffb5d8215ea681";

    /// <summary>The columns' names.</summary>
    public static IReadOnlyList<string> FeatureNames { get; } = ["MedInc", "HouseAge", "AveRooms", "AveBedrms", "Population", "AveOccup", "Latitude", "Longitude"];

    /// <summary>Reads the set, after a download where it is nowhere on the machine.</summary>
    /// <param name="folder">
    /// A folder with <c>california_housing.csv</c>, <c>cal_housing.data</c> or <c>cal_housing.tgz</c>, or with a folder <c>california-housing</c> that has it.
    /// Null: what the environment variable AOTNET_DATA names, then the folders <c>data</c> beside the program and above, then a cache, which
    /// is filled by a download of 0.4 MB, checked by its SHA-256.
    /// </param>
    /// <param name="progress">Is told how much of a download there is, from 0 to 1; a line on standard error when null.</param>
    /// <exception cref="FileNotFoundException">The folder was given and has no such file.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or what came from the network is not what was expected.</exception>
    /// <exception cref="IOException">The download failed.</exception>
    public static RegressionSet Load(string? folder = null, IProgress<double>? progress = null)
    {
        if (DataFolder.Find(folder, Folder, HasFile, out _) is { } found) return ReadFolder(found);
        if (folder is not null) throw new FileNotFoundException($"'{folder}' has none of {string.Join(", ", s_names)}.");
        return FromCache(DataFolder.Cache, s_archive, ArchiveSha256, progress);
    }

    /// <summary>Reads the set from a cache, which is filled first where it lacks it.</summary>
    internal static RegressionSet FromCache(string cache, Uri archive, string sha256, IProgress<double>? progress)
    {
        string place = Path.Combine(cache, Folder);
        if (!HasFile(place)) Download.ToFile(archive, Path.Combine(place, ArchiveFile), sha256, progress);
        return ReadFolder(place);
    }

    private static bool HasFile(string place) => s_names.Any(name => File.Exists(Path.Combine(place, name)));

    private static RegressionSet ReadFolder(string place)
    {
        string path = Path.Combine(place, s_names.First(name => File.Exists(Path.Combine(place, name))));
        try
        {
            return Read(path);
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException && path.EndsWith(ArchiveFile, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{path}' is damaged: {error.Message} Delete it, and it is downloaded anew.", error);
        }
    }

    private static RegressionSet Read(string path)
    {
        if (path.EndsWith(TableFile, StringComparison.Ordinal)) return FromTable(CsvFile.ReadNumbers(path, hasHeader: true), path);
        if (path.EndsWith(SourceFile, StringComparison.Ordinal)) return FromSource(CsvFile.ReadNumbers(path, hasHeader: false), path);
        using FileStream file = File.OpenRead(path);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || !entry.Name.EndsWith(SourceFile, StringComparison.Ordinal)) continue;
            using var reader = new StreamReader(entry.DataStream);
            return FromSource(CsvFile.ReadNumbers(reader, path, hasHeader: false), path);
        }
        throw new InvalidDataException($"'{path}' has no file {SourceFile}.");
    }

    private static RegressionSet FromTable(NumberTable table, string path)
    {
        Check(table, path);
        double[] features = new double[Rows * Features], targets = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            table.Values.AsSpan(row * table.Columns, Features).CopyTo(features.AsSpan(row * Features));
            targets[row] = table[row, Features];
        }
        return new RegressionSet(features, targets, Features);
    }

    // longitude, latitude, age, rooms, bedrooms, population, households, income, value in dollars
    private static RegressionSet FromSource(NumberTable table, string path)
    {
        Check(table, path);
        double[] features = new double[Rows * Features], targets = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            double households = table[row, 6];
            ReadOnlySpan<double> columns =
            [
                table[row, 7], table[row, 2], table[row, 3] / households, table[row, 4] / households,
                table[row, 5], table[row, 5] / households, table[row, 1], table[row, 0],
            ];
            columns.CopyTo(features.AsSpan(row * Features));
            targets[row] = table[row, 8] / 100_000;
        }
        return new RegressionSet(features, targets, Features);
    }

    private static void Check(NumberTable table, string path)
    {
        if (table.Rows != Rows || table.Columns != Features + 1)
            throw new InvalidDataException($"'{path}' has {table.Rows} rows of {table.Columns} numbers, not {Rows} of {Features + 1}.");
    }
}
