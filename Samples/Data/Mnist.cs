namespace AotNet.Data;

/// <summary>MNIST: handwritten digits, 28 x 28 pixels, scaled to 0 (background) to 1 (ink) (Y. LeCun, C. Cortes, C. J. C. Burges, 1998).</summary>
public sealed class Mnist
{
    /// <summary>The last training images, as is usual.</summary>
    private const int ValidationCount = 5000;

    private const int Side = 28, Digits = 10;

    private static readonly string[] s_files = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    private Mnist(DataSet train, DataSet validation, DataSet test) => (Train, Validation, Test) = (train, validation, test);

    /// <summary>The first 55,000 training images.</summary>
    public DataSet Train { get; }

    /// <summary>The last 5,000 training images.</summary>
    public DataSet Validation { get; }

    /// <summary>The 10,000 test images.</summary>
    public DataSet Test { get; }

    /// <summary>Reads the four files, <c>train-images-idx3-ubyte</c> and so on, compressed (<c>.gz</c>) or not.</summary>
    /// <param name="folder">
    /// Their folder, or one with a folder <c>mnist</c>. Null: what the environment variable AOTNET_DATA names, then the folders
    /// <c>mnist</c> and <c>data</c> beside the program and above, then those of the current folder.
    /// </param>
    /// <exception cref="FileNotFoundException">They are not there; the message lists the places.</exception>
    /// <exception cref="InvalidDataException">A file is damaged; the message names it.</exception>
    public static Mnist Load(string? folder = null)
    {
        string found = DataFolder.Find(folder, "mnist", place => s_files.All(file => PathOf(place, file) is not null), out var searched)
            ?? throw new FileNotFoundException(
                $"The MNIST files are not there: {string.Join(", ", s_files)}, with or without .gz. Looked at: {string.Join(", ", searched)}. "
                + $"Name their folder to Load or in the environment variable {DataFolder.Variable}.");
        DataSet train = Read(PathOf(found, s_files[0])!, PathOf(found, s_files[1])!);
        DataSet test = Read(PathOf(found, s_files[2])!, PathOf(found, s_files[3])!);
        if (train.Count <= ValidationCount) throw new InvalidDataException($"'{PathOf(found, s_files[0])}' has only {train.Count} images.");
        var (first, last) = train.Split(train.Count - ValidationCount);
        return new Mnist(first, last, test);
    }

    private static string? PathOf(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        return File.Exists(path + ".gz") ? path + ".gz" : File.Exists(path) ? path : null;
    }

    private static DataSet Read(string imagePath, string labelPath)
    {
        IdxFile images = IdxFile.Read(imagePath), labels = IdxFile.Read(labelPath);
        if (images.Shape is not [int count, Side, Side]) throw new InvalidDataException($"'{imagePath}' has the shape [{string.Join(", ", images.Shape)}], not [images, 28, 28].");
        if (labels.Shape is not [int labelCount]) throw new InvalidDataException($"'{labelPath}' has the shape [{string.Join(", ", labels.Shape)}], not [labels].");
        if (labelCount != count) throw new InvalidDataException($"'{labelPath}' has {labelCount} labels for {count} images.");

        // A table is exact (correctly rounded quotients) and quick.
        float[] scaled = new float[256];
        for (int i = 0; i < scaled.Length; i++) scaled[i] = i / 255f;
        float[] features = new float[images.Data.Length];
        for (int i = 0; i < features.Length; i++) features[i] = scaled[images.Data[i]];
        int[] digits = new int[count];
        for (int i = 0; i < count; i++)
        {
            digits[i] = labels.Data[i];
            if (digits[i] >= Digits) throw new InvalidDataException($"'{labelPath}' has the label {digits[i]} at {i}.");
        }
        return new DataSet(features, digits, Side * Side, Digits);
    }
}
