using AotNet.Training;

namespace AotNet.Tests.Runtime.Training;

public sealed class SearchTests
{
    [Fact]
    public void RandomSearch_SameSeed_SameTable_ForAnyParallelism()
    {
        string Table(int parallelism, long seed) => new RandomSearch(seed, trials: 20, parallelism).Run(
            space => (
                Rate: space.LogUniform(1e-3, 1),
                Size: space.Choice(16, 32, 64),
                Network: space.Choice<Func<int, string>>(o => new string('a', o), o => "b"),
                Units: space.Integer(1, 3)),
            trial => trial.Rate * trial.Size + trial.Network(3).Length).ToString();
        string table = Table(1, 7);
        Assert.Equal(table, Table(8, 7));
        Assert.NotEqual(table, Table(1, 8));
        string[] lines = table.Split('\n');
        Assert.Equal(21, lines.Length);
        Assert.Equal(["score", "trial", "Rate", "Size", "Network", "Units"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("new string('a', o)", table);
        double[] scores = [.. lines.Skip(1).Select(line => double.Parse(line.TrimStart().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public void Draws_StayInTheirBounds()
    {
        var table = new RandomSearch(1, 500).Run(
            space => (A: space.Uniform(-1, 2), B: space.LogUniform(0.01, 100), C: space.Integer(3, 5)), trial => trial.A);
        Assert.All(table, trial => Assert.True(trial.Settings is { A: >= -1 and < 2, B: >= 0.01 and <= 100, C: >= 3 and <= 5 }));
        Assert.InRange(table.Count(trial => trial.Settings.B < 1), 200, 300);
        Assert.Equal([3, 4, 5], table.Select(trial => trial.Settings.C).Distinct().Order());
        Assert.Equal(table.Max(trial => trial.Score), table.Best.Score);
    }

    [Fact]
    public void GridSearch_TriesAllCombinations()
    {
        var table = new GridSearch(parallelism: 4).Run(
            grid => grid.Choice("a", "b") is "a" ? ("a", grid.Choice(1, 2, 3)) : ("b", grid.Choice(10, 20)), trial => -trial.Item2);
        Assert.Equal([("a", 1), ("a", 2), ("a", 3), ("b", 10), ("b", 20)], table.Select(trial => trial.Settings));
        Assert.Contains("20", table.ToString());
    }

    [Fact]
    public void FailedTrial_IsThrownAfterTheOthers()
    {
        int run = 0;
        Assert.Throws<AggregateException>(() => new RandomSearch(1, 5).Run(space => space.Integer(0, 9), _ => Interlocked.Increment(ref run) == 2 ? throw new InvalidOperationException() : 0));
        Assert.Equal(5, run);
    }

    [Fact]
    public void StandardScaler_GoesBothWays()
    {
        float[] rows = [1, 5, 2, 5, 3, 5];
        StandardScaler scaler = StandardScaler.Fit(rows, 2);
        float[] scaled = scaler.Transform(rows);
        Assert.Equal(0, scaled[2]);
        Assert.Equal(-MathF.Sqrt(1.5f), scaled[0], 1e-6f);
        Assert.Equal(0, scaled[1]);
        Assert.Equal(rows, scaler.InverseTransform(scaled));
        Assert.Throws<ArgumentException>(() => scaler.Transform([1]));
    }
}
