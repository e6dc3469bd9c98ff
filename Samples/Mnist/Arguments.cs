using System.Globalization;

namespace MnistSample;

/// <summary>What the command line asks for.</summary>
internal abstract record Arguments
{
    public string Out { get; private protected set; } = "mnist-out";

    public int Threads { get; private protected set; } = Environment.ProcessorCount;

    /// <summary>The checkpoints' path without step and extension.</summary>
    public string Checkpoints => Path.Combine(Out, "mnist");

    /// <returns>Null when help is asked for.</returns>
    /// <exception cref="UserException">An option is unknown, lacks its value, or the value is out of range.</exception>
    public static Arguments? Parse(string[] args)
    {
        if (Array.Exists(args, item => item is "--help" or "-h" or "-?")) return null;
        Arguments result = args is ["predict", ..] ? new PredictArguments() : new TrainArguments();
        for (int i = result is PredictArguments ? 1 : 0; i < args.Length; i++)
        {
            // --name value and --name=value.
            string[] parts = args[i].Split('=', 2);
            if (!parts[0].StartsWith("--", StringComparison.Ordinal)) result.AddFile(args[i]);
            else if (parts[0] == "--resume" && parts.Length == 1) result.SetResume();
            else if (!result.Knows(parts[0])) throw new UserException($"unknown option {parts[0]}; --help lists them");
            else result.Set(parts[0], parts.Length == 2 ? parts[1] : ++i < args.Length ? args[i] : throw new UserException($"{parts[0]} needs a value"));
        }
        result.Check();
        return result;
    }

    private protected virtual bool Knows(string name) => name is "--out" or "--threads";

    private protected virtual void Set(string name, string value)
    {
        if (name == "--out") Out = NotEmpty(name, value);
        else if (name == "--threads") Threads = Whole(name, value, 1, 1024);
    }

    private protected virtual void AddFile(string path) => throw new UserException($"unexpected argument {path}; --help shows the usage");

    private protected virtual void SetResume() => throw new UserException("--resume is for training");

    private protected virtual void Check()
    {
    }

    private protected static string NotEmpty(string name, string value) =>
        value.Length > 0 ? value : throw new UserException($"{name} needs a value");

    private protected static int Whole(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new UserException($"{name} must be a whole number from {least} to {most}, not {value}");
}

/// <summary>Training.</summary>
internal sealed record TrainArguments : Arguments
{
    public int Epochs { get; private set; } = 40;

    public int Batch { get; private set; } = 50;

    public float LearningRate { get; private set; } = 0.01f;

    public int Seed { get; private set; } = 42;

    public string Data { get; private set; } = Path.Combine(AppContext.BaseDirectory, "data");

    public bool Resume { get; private set; }

    private protected override bool Knows(string name) =>
        base.Knows(name) || name is "--epochs" or "--batch" or "--learning-rate" or "--seed" or "--data";

    private protected override void Set(string name, string value)
    {
        switch (name)
        {
            case "--epochs": Epochs = Whole(name, value, 1, 1_000_000); break;
            case "--batch": Batch = Whole(name, value, 1, 55_000); break;
            case "--seed": Seed = Whole(name, value, 0, int.MaxValue); break;
            case "--data": Data = NotEmpty(name, value); break;
            case "--learning-rate":
                LearningRate = float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out float rate) && rate is > 0 and <= 100
                    ? rate
                    : throw new UserException($"{name} must be a number above 0 and at most 100, not {value}");
                break;
            default: base.Set(name, value); break;
        }
    }

    private protected override void SetResume() => Resume = true;
}

/// <summary>Classifying images.</summary>
internal sealed record PredictArguments : Arguments
{
    public List<string> Files { get; } = [];

    private protected override void AddFile(string path) => Files.Add(path);

    private protected override void Check()
    {
        if (Files.Count == 0) throw new UserException("predict needs at least one image file");
    }
}
