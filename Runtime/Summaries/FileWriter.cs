using System.Buffers.Binary;
using System.Globalization;
using AotNet.Files;

namespace AotNet.Summaries;

/// <summary>Writes an event file, which TensorBoard reads: <c>tensorboard --logdir logs</c>.</summary>
/// <remarks>Not for several threads at once. A process that is killed loses at most what came after the last flush; what is in the file stays readable.</remarks>
public sealed class FileWriter : IDisposable
{
    // Fields of Event in TensorFlow's event.proto.
    private const int WallTimeField = 1, StepField = 2, FileVersionField = 3, GraphField = 4, SummaryField = 5;

    private static int s_files;

    private readonly FileStream _file;
    private readonly ProtoWriter _event = new();
    private long _lastFlush = Environment.TickCount64;
    private bool _disposed;

    /// <summary>Makes a file of a name of its own in a folder, one folder a run: TensorBoard takes a folder for a run.</summary>
    /// <param name="folder">The folder; made where it does not exist.</param>
    /// <param name="graph">The model's graph, <c>M.Graph</c>, to be drawn.</param>
    public FileWriter(string folder, GraphInfo? graph = null)
    {
        Directory.CreateDirectory(folder);
        string name = string.Create(CultureInfo.InvariantCulture,
            $"events.out.tfevents.{(DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond:D10}.{Environment.MachineName}.{Environment.ProcessId}.{Interlocked.Increment(ref s_files)}");
        FilePath = Path.Combine(folder, name);
        _file = new FileStream(FilePath, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
        Begin(step: 0);
        _event.String(FileVersionField, "brain.Event:2");
        End();
        if (graph is not null)
        {
            Begin(step: 0);
            _event.Bytes(GraphField, GraphDef.Of(graph));
            End();
        }
        Flush();
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>Adding flushes when the last flush was this long ago.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Adds what a fetch of a <see cref="Summary"/> gave.</summary>
    /// <param name="summary">The record.</param>
    /// <param name="step">The step (or epoch) on the horizontal axis.</param>
    public void Add(SummaryRecord summary, long step)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ObjectDisposedException.ThrowIf(_disposed, this);
        Begin(step);
        _event.Bytes(SummaryField, summary.Bytes);
        End();
        if (Environment.TickCount64 - _lastFlush >= FlushInterval.TotalMilliseconds) Flush();
    }

    /// <summary>Adds a point of a curve.</summary>
    public void AddScalar(string tag, double value, long step) => Add(new SummaryRecord().AddScalar(tag, value), step);

    /// <summary>Adds a text, shown as Markdown.</summary>
    public void AddText(string tag, string text, long step) => Add(new SummaryRecord().AddText(tag, text), step);

    /// <summary>Adds the distribution of a variable's values, under its name.</summary>
    public void AddHistogram(Variable variable, long step)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var record = new SummaryRecord();
        _ = variable switch
        {
            Variable<float> floats => record.AddHistogram(variable.Name, floats.AsSpan()),
            Variable<double> doubles => record.AddHistogram(variable.Name, doubles.AsSpan()),
            Variable<Half> halves => record.AddHistogram(variable.Name, halves.AsSpan()),
            Variable<int> integers => record.AddHistogram(variable.Name, integers.AsSpan()),
            Variable<long> integers => record.AddHistogram(variable.Name, integers.AsSpan()),
            Variable<byte> bytes => record.AddHistogram(variable.Name, bytes.AsSpan()),
            _ => record,
        };
        Add(record, step);
    }

    /// <summary>Hands everything to the file, where TensorBoard sees it.</summary>
    public void Flush()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _file.Flush();
        _lastFlush = Environment.TickCount64;
    }

    /// <summary>Flushes and closes the file.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _file.Dispose();
    }

    private void Begin(long step)
    {
        _event.Clear();
        _event.Double(WallTimeField, (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds);
        if (step != 0) _event.Int(StepField, step);
    }

    // A record: length, its CRC, the bytes, their CRC; all little-endian, the CRCs masked as in TensorFlow's record_writer.
    private void End()
    {
        Span<byte> header = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)_event.Written.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], Mask(Crc32C.Of(header[..8])));
        _file.Write(header);
        _file.Write(_event.Written);
        BinaryPrimitives.WriteUInt32LittleEndian(header, Mask(Crc32C.Of(_event.Written)));
        _file.Write(header[..4]);
    }

    private static uint Mask(uint crc) => ((crc >> 15) | (crc << 17)) + 0xa282ead8;
}
