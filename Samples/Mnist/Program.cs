using AotNet;
using MnistSample;

// Wrong arguments and damaged files end in one line on stderr and exit code 2; a stack trace helps no user.
try
{
    return Arguments.Parse(args) switch
    {
        TrainArguments train => Training.Run(train),
        PredictArguments predict => Prediction.Run(predict),
        _ => Help.Show(),
    };
}
catch (UserException error)
{
    return Fail(error.Message);
}
catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or CheckpointMismatchException)
{
    return Fail(error.Message);
}

static int Fail(string message)
{
    Console.Error.WriteLine("mnist: " + message.ReplaceLineEndings(" "));
    return 2;
}
