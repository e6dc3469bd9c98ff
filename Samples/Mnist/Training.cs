using AotNet;
using AotNet.Data;
using AotNet.Summaries;

namespace MnistSample;

internal static class Training
{
    public static int Run(TrainArguments options)
    {
        var mnist = Mnist.Load(options.Data);
        using var session = new MnistDnn.Session(new SessionOptions { Seed = (ulong)options.Seed, Threads = options.Threads });
        var saver = new Saver(session) { MaxToKeep = 3 };
        int start = Begin(session, saver, options);

        using (var train = new FileWriter(Path.Combine(options.Out, "logs", "train"), MnistDnn.Graph))
        using (var validation = new FileWriter(Path.Combine(options.Out, "logs", "validation")))
        {
            var progress = new ProgressLine(options.Epochs, start, mnist.Train.Count);
            for (int epoch = start; epoch < options.Epochs; epoch++)
            {
                progress.BeginEpoch();
                int images = 0;
                foreach (var batch in mnist.Train.Batches(options.Batch, seed: unchecked(options.Seed * 1_000_003 + epoch)))
                {
                    session.Train(batch.Features, batch.Labels, options.LearningRate);
                    images += batch.Count;
                    if (progress.IsDue)
                    {
                        var (loss, accuracy) = session.Evaluate(batch.Features, batch.Labels);
                        progress.Draw(epoch, images, loss, accuracy);
                    }
                    if (batch.IsLast) AddCurves(train, session.Evaluate(batch.Features, batch.Labels), epoch + 1);
                }

                var measured = session.Evaluate(mnist.Validation.Features, mnist.Validation.Labels);
                progress.EndEpoch(epoch, measured.Loss, measured.Accuracy);
                AddCurves(validation, measured, epoch + 1);
                saver.Save(options.Checkpoints, step: epoch + 1);
            }
        }

        var test = session.Evaluate(mnist.Test.Features, mnist.Test.Labels);
        Console.WriteLine($"Test accuracy: {test.Accuracy:F4}");
        return 0;
    }

    private static void AddCurves(FileWriter writer, (float Loss, float Accuracy) measured, int step)
    {
        writer.AddScalar("loss", measured.Loss, step);
        writer.AddScalar("accuracy", measured.Accuracy, step);
    }

    /// <returns>The epochs already done.</returns>
    private static int Begin(MnistDnn.Session session, Saver saver, TrainArguments options)
    {
        if (!options.Resume)
        {
            session.Initialize();
            return 0;
        }
        string checkpoint = Saver.LatestCheckpoint(options.Checkpoints) ?? throw new UserException($"{options.Out}: no checkpoint to resume from");
        int done = saver.Restore(checkpoint).Step;
        Console.WriteLine($"resuming after epoch {done}");
        return done;
    }
}
