using MnistSample;

namespace AotNet.Tests.Samples;

public class ArgumentsTests
{
    [Fact]
    public void Parse_BothForms_SetTheOption()
    {
        var options = Assert.IsType<TrainArguments>(Arguments.Parse(["--epochs", "3", "--learning-rate=0.1", "--threads=1", "--out", "here", "--resume"]));
        Assert.Equal((3, 0.1f, 1, "here", true), (options.Epochs, options.LearningRate, options.Threads, options.Out, options.Resume));
    }

    [Fact]
    public void Parse_Predict_TakesFiles() =>
        Assert.Equal(["a.pgm", "b.idx"], Assert.IsType<PredictArguments>(Arguments.Parse(["predict", "a.pgm", "--out", "here", "b.idx"])).Files);

    [Fact]
    public void Parse_Help_WinsOverMistakes() => Assert.Null(Arguments.Parse(["--epochs", "--help"]));

    [Theory]
    [InlineData("--epochs must be a whole number from 1 to 1000000, not 0", "--epochs", "0")]
    [InlineData("--batch must be a whole number from 1 to 55000, not 1e3", "--batch=1e3")]
    [InlineData("--learning-rate must be a number above 0 and at most 100, not NaN", "--learning-rate", "NaN")]
    [InlineData("--seed needs a value", "--seed")]
    [InlineData("unknown option --epoch; --help lists them", "--epoch", "3")]
    [InlineData("unexpected argument train; --help shows the usage", "train")]
    [InlineData("predict needs at least one image file", "predict")]
    [InlineData("unknown option --epochs; --help lists them", "predict", "--epochs", "1", "a.pgm")]
    [InlineData("--resume is for training", "predict", "--resume", "a.pgm")]
    public void Parse_Mistake_IsNamed(string message, params string[] args) =>
        Assert.Equal(message, Assert.Throws<UserException>(() => Arguments.Parse(args)).Message);
}
