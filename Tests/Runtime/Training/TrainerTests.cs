using AotNet.Training;

namespace AotNet.Tests.Runtime.Training;

[Collection(nameof(SaverTests))]
public sealed class TrainerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Interrupted_AndStartedAgain_EndsWithTheSameBits()
    {
        using var whole = new HandSession(new SessionOptions { Seed = 1 });
        TrainingResult expected = Fit(new Trainer(whole), whole);

        for (int stopAt = 3; stopAt <= 33; stopAt += 10)
        {
            string path = _folder[$"c{stopAt}/m"];
            using (var first = new HandSession(new SessionOptions { Seed = 1 }))
            {
                using var cancellation = new CancellationTokenSource();
                Assert.Throws<OperationCanceledException>(() => Fit(new Trainer(first) { Checkpoints = path }, first, cancellation, stopAt));
            }
            using var second = new HandSession();
            TrainingResult result = Fit(new Trainer(second) { Checkpoints = path }, second);
            Assert.Equal(expected, result);
            Assert.Equal(whole.Variables.W.AsSpan().ToArray(), second.Variables.W.AsSpan().ToArray());
            Assert.Equal(whole.RandomState, second.RandomState);
        }
    }

    [Fact]
    public void EarlyStopping_GivesTheBestWeightsBack_AlsoAfterARestart()
    {
        float[] losses = [5, 3, 4, float.NaN, 3, 1];
        for (int stopAfter = 0; stopAfter < 5; stopAfter++)
        {
            string path = _folder[$"e{stopAfter}/m"];
            TrainingResult? result = null;
            using var session = new HandSession();
            for (int start = 0; start < 2; start++)
            {
                var trainer = new Trainer(session) { Checkpoints = path, EarlyStopping = new EarlyStopping(patience: 3) };
                int epoch = start == 0 ? 0 : stopAfter;
                result = trainer.Fit(start == 0 ? stopAfter : 6, e => new[] { e }, (e, _) => session.Variables.W.Assign(e + 1), () => losses[epoch++]);
            }
            Assert.Equal(new TrainingResult(2, 3, 5, 5, true), result);
            Assert.Equal(2, session.Variables.W.AsSpan()[0]);
        }
    }

    [Fact]
    public void Checkpoint_FromElsewhere_IsRefused()
    {
        using var session = new HandSession();
        session.Initialize();
        new Saver(session).Save(_folder["m"], step: 3);
        var error = Assert.Throws<InvalidDataException>(() => Fit(new Trainer(session) { Checkpoints = _folder["m"] }, session));
        Assert.Contains("m-3.safetensors' was not saved by a Trainer: it has no 'epoch'", error.Message);

        new Saver(session, new() { ["other"] = session.Variables.W }).Save(_folder["n"], step: 3);
        Assert.Contains("'other'", Assert.Throws<CheckpointMismatchException>(() => Fit(new Trainer(session) { Checkpoints = _folder["n"] }, session)).Message);
    }

    [Fact]
    public void Logs_HaveCurvesHistogramsAndTheGraph()
    {
        using var session = new HandSession();
        Fit(new Trainer(session) { Logs = _folder["logs"] }, session);
        var events = FileWriterTests.Read(Assert.Single(Directory.GetFiles(_folder["logs"])));
        Assert.False(events[1].GraphDef.IsEmpty);
        var tags = events.Skip(2).SelectMany(item => item.Summary.Value).Select(value => value.Tag).ToList();
        Assert.Equal(4, tags.Count(tag => tag == "validation/loss"));
        Assert.Equal(4, tags.Count(tag => tag == "w"));
        Assert.DoesNotContain("b", tags);
    }

    [Fact]
    public void Values_ThatAreThere_AreKept()
    {
        using var session = new HandSession();
        session.Variables.B.Assign(7);
        new Trainer(session).Fit(0, _ => Array.Empty<int>(), (_, _) => { });
        Assert.Equal(7, session.Variables.B.AsSpan()[0]);
        Assert.Equal(1, session.Variables.W.AsSpan()[0]);
        Assert.Throws<InvalidOperationException>(() => new Trainer(session) { EarlyStopping = new EarlyStopping(2) }.Fit(1, _ => new[] { 1 }, (_, _) => { }));
    }

    // Four epochs of ten steps; each draws and depends on all before it.
    private static TrainingResult Fit(Trainer trainer, HandSession session, CancellationTokenSource? cancellation = null, int stopAt = -1) => trainer.Fit(
        epochs: 4,
        batches: epoch => Enumerable.Range(0, 10).Select(i => (float)(i * epoch)),
        step: (batch, step) =>
        {
            float w = session.Variables.W.AsSpan()[0];
            session.Variables.W.Assign((w * 0.9f) + (batch / (step + 1)) + session.Draw());
            if (step == stopAt) cancellation!.Cancel();
        },
        validate: () => session.Sum(),
        cancellation: cancellation?.Token ?? default);
}
