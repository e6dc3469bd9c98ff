using AotNet;

namespace MnistSample;

internal static class Prediction
{
    private const int Pixels = 28 * 28, Classes = 10;

    public static int Run(PredictArguments options)
    {
        // Every file is read before the first answer: a damaged one gives an error and nothing else.
        List<float[]> images = options.Files.ConvertAll(ImageFile.Read);
        using var session = new MnistDnn.Session(new SessionOptions { Threads = options.Threads });
        try
        {
            new Saver(session).Restore(options.Checkpoints);
        }
        catch (FileNotFoundException)
        {
            throw new UserException($"{options.Out}: no checkpoint; train first, or name the folder with --out");
        }

        for (int file = 0; file < images.Count; file++)
        {
            int count = images[file].Length / Pixels;
            float[] probabilities = new float[count * Classes];
            session.Probabilities(images[file], probabilities);
            for (int i = 0; i < count; i++)
            {
                var row = probabilities.AsSpan(i * Classes, Classes);
                int digit = 0;
                for (int k = 1; k < Classes; k++) if (row[k] > row[digit]) digit = k;
                string name = count == 1 ? options.Files[file] : $"{options.Files[file]}[{i}]";
                Console.WriteLine($"{name}: {digit} ({row[digit]:P1})");
            }
        }
        return 0;
    }
}
