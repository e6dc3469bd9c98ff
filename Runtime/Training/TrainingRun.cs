using System.Globalization;
using System.Runtime.InteropServices;
using AotNet.Summaries;

namespace AotNet.Training;

/// <summary>One call of <see cref="Trainer.Fit{TBatch}"/>.</summary>
internal sealed class TrainingRun : IDisposable
{
    private const string EpochKey = "epoch", BatchKey = "batch", BestEpochKey = "bestEpoch", BestLossKey = "bestLoss", WaitedKey = "waited";

    /// <summary>How long a signal waits for the checkpoint before the process ends.</summary>
    private static readonly TimeSpan s_signalPatience = TimeSpan.FromSeconds(30);

    private readonly Trainer _trainer;
    private readonly SessionBase _session;
    private readonly Func<float>? _validate;
    private readonly int _epochs;
    private readonly CancellationToken _cancellation;
    private readonly BestWeights _best;
    private readonly Saver? _saver, _bestSaver;
    private readonly FileWriter? _writer;
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly ManualResetEventSlim _saved = new();
    private volatile bool _interrupted;
    private int _epoch, _batch, _step;
    private long _savedAt = Environment.TickCount64;

    public TrainingRun(Trainer trainer, SessionBase session, int epochs, Func<float>? validate, CancellationToken cancellation)
    {
        (_trainer, _session, _epochs, _validate, _cancellation) = (trainer, session, epochs, validate, cancellation);
        _best = new BestWeights(session, trainer.EarlyStopping?.Patience ?? int.MaxValue, trainer.EarlyStopping?.MinimumDelta ?? 0);
        if (trainer.Checkpoints is { } path)
        {
            _saver = new Saver(session) { MaxToKeep = trainer.MaxToKeep };
            _bestSaver = new Saver(session, session.AllVariables.ToDictionary(variable => variable.Name));
            if (Saver.LatestCheckpoint(path) is { } checkpoint) Resume(_saver.Restore(checkpoint));
        }
        InitializeRest(session);
        if (trainer.Logs is { } logs) _writer = new FileWriter(logs, session.SavedGraph);
        // Ctrl+C and a service manager's stop: the step is finished and saved, then the signal takes its course. Last, since nobody
        // disposes what did not come to be.
        if (_saver is null) return;
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
    }

    private string BestPath => _trainer.Checkpoints + "-best";

    public TrainingResult Fit<TBatch>(Func<int, IEnumerable<TBatch>> batches, Action<TBatch, int> step)
    {
        while (_epoch < _epochs && !_best.IsOver)
        {
            RunEpoch(batches(_epoch), step);
            EndEpoch();
        }
        if (_trainer.EarlyStopping is not null) GiveBestBack();
        return new TrainingResult(_best.Epoch, _best.Epoch == 0 ? float.NaN : _best.Loss, _epoch, _step, _best.IsOver);
    }

    public void Dispose()
    {
        // A signal after the last step finds everything saved.
        _saved.Set();
        foreach (PosixSignalRegistration signal in _signals) signal.Dispose();
        _writer?.Dispose();
    }

    private void RunEpoch<TBatch>(IEnumerable<TBatch> batches, Action<TBatch, int> step)
    {
        int count = (batches as IReadOnlyCollection<TBatch>)?.Count ?? 0, skipped = _batch, index = 0;
        long started = Environment.TickCount64;
        foreach (TBatch batch in batches)
        {
            // The batches before the checkpoint; their order is the epoch's.
            if (index++ < skipped) continue;
            step(batch, _step);
            _step++;
            _batch = index;
            _trainer.Progress.Report(State(count, null, started, isEnd: false));
            if (_interrupted || _cancellation.IsCancellationRequested) Stop();
            if (_saver is not null && Environment.TickCount64 - _savedAt >= _trainer.CheckpointInterval.TotalMilliseconds) Save();
        }

        float? loss = _validate?.Invoke();
        if (loss is { } measured)
        {
            _best.Offer(_epoch + 1, measured);
            if (_best.Waited == 0 && _trainer.EarlyStopping is not null) _bestSaver?.Save(BestPath);
        }
        _trainer.Progress.Report(State(count, loss, started, isEnd: true));
        Log(loss, (_batch - skipped) / Math.Max((Environment.TickCount64 - started) / 1000.0, 1e-3));
    }

    private void EndEpoch()
    {
        _epoch++;
        _batch = 0;
        if (_saver is not null) Save();
        if (_interrupted || _cancellation.IsCancellationRequested) Stop();
    }

    private TrainingState State(int batches, float? loss, long started, bool isEnd) => new(
        _epoch + 1, _epochs, _batch, batches, _step, loss, _best.Epoch == 0 ? null : _best.Loss, (Environment.TickCount64 - started) / 1000.0, isEnd);

    private void Log(float? loss, double stepsPerSecond)
    {
        if (_writer is null) return;
        if (loss is { } value) _writer.AddScalar("validation/loss", value, _step);
        _writer.AddScalar("training/steps_per_second", stepsPerSecond, _step);
        foreach (Variable variable in _session.AllVariables)
            if (variable.Trainable) _writer.AddHistogram(variable, _step);
    }

    private void Save()
    {
        Dictionary<string, string> state = _saver!.State;
        state[EpochKey] = _epoch.ToString(CultureInfo.InvariantCulture);
        state[BatchKey] = _batch.ToString(CultureInfo.InvariantCulture);
        state[BestEpochKey] = _best.Epoch.ToString(CultureInfo.InvariantCulture);
        state[BestLossKey] = _best.Loss.ToString("R", CultureInfo.InvariantCulture);
        state[WaitedKey] = _best.Waited.ToString(CultureInfo.InvariantCulture);
        _saver.Save(_trainer.Checkpoints!, _step);
        _savedAt = Environment.TickCount64;
    }

    private void Resume(CheckpointInfo checkpoint)
    {
        var state = checkpoint.State;
        _step = checkpoint.Step;
        _epoch = Number(EpochKey);
        _batch = Number(BatchKey);
        _best.Epoch = Number(BestEpochKey);
        _best.Waited = Number(WaitedKey);
        if (_best.Epoch > 0) _best.Loss = float.Parse(state[BestLossKey], CultureInfo.InvariantCulture);

        int Number(string key) => state.TryGetValue(key, out string? text) && int.TryParse(text, CultureInfo.InvariantCulture, out int number) ? number
            : throw new InvalidDataException($"The checkpoint '{checkpoint.Path}' was not saved by a Trainer: it has no '{key}'.");
    }

    private void GiveBestBack()
    {
        if (_best.HasValues) _best.GiveBack();
        else if (_best.Epoch > 0) _bestSaver?.Restore(BestPath);
    }

    private void OnSignal(PosixSignalContext context)
    {
        _interrupted = true;
        _saved.Wait(s_signalPatience);
    }

    private void Stop()
    {
        if (_saver is not null) Save();
        _saved.Set();
        // The process ends by the signal, unless someone else took it on.
        if (_interrupted) Thread.Sleep(TimeSpan.FromSeconds(2));
        throw new OperationCanceledException("The training was interrupted" + (_saver is null ? "." : $"; it goes on from '{_trainer.Checkpoints}' when it is started again."), _cancellation);
    }

    private static void InitializeRest(SessionBase session)
    {
        var kept = session.AllVariables.Where(variable => variable.HasValue).Select(variable => (variable, Bytes: variable.ReadBytes().ToArray())).ToList();
        if (kept.Count == session.AllVariables.Count) return;
        session.Initialize();
        foreach (var (variable, bytes) in kept) variable.WriteBytes(bytes);
    }
}
