using AotNet;

namespace AotNet.Benchmarks;

/// <summary>Cold start of Samples/Mnist as a native file: `predict` of one image, with the page cache warm.</summary>
internal static class NativeStart
{
    private const int Rounds = 40;

    public static Section Section(string? path) => new("Native Mnist predict, one image", "row | median | p10 | p90 | unit",
        [new Row("start:native", () => path is null ? ["start:native: not measured, --native names the published file | | | |"]
            : !OperatingSystem.IsLinux() ? ["start:native: not measured, taken by wait4 of Linux | | | |"]
            : Lines(Path.GetFullPath(path)))]);

    private static IEnumerable<string> Lines(string path)
    {
        string folder = Directory.CreateTempSubdirectory("aotnet-benchmarks-").FullName;
        try
        {
            string image = Path.Combine(folder, "image.pgm");
            File.WriteAllBytes(image, [.. "P5\n28 28\n255\n"u8, .. Enumerable.Range(0, 784).Select(i => (byte)(i % 28 * 9))]);
            // One epoch, for the checkpoint that the predictor reads: as large as that of forty.
            List<string> train = [path, "--epochs", "1", "--threads", "1", "--out", folder];
            if (Repository.Find("Samples/Mnist/data") is { } data) train.AddRange(["--data", data]);
            ChildProcess.Run([.. train]);

            string[] predict = [path, "predict", "--threads", "1", "--out", folder, image];
            List<double> wall = [], processor = [], resident = [];
            for (int round = 0; round <= Rounds; round++)
            {
                var usage = ChildProcess.Run(predict);
                if (round == 0) continue;
                wall.Add(usage.Milliseconds);
                processor.Add(usage.ProcessorMilliseconds);
                resident.Add(ChildProcess.PeakResident(predict) / 1048576.0);
            }
            return
            [
                $"start:native, from exec to exit | {Row.Spread([.. wall])} | ms",
                $"start:native, processor time | {Row.Spread([.. processor])} | ms",
                $"start:native, peak resident memory | {Row.Spread([.. resident])} | MiB",
                $"start:native, size of the file | {new FileInfo(path).Length / 1e6:F2} | | | MB",
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
