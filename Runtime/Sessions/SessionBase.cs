using AotNet.Kernels;

namespace AotNet;

/// <summary>What every generated session has: its variables, its options, and the way in and out of a run.</summary>
/// <remarks>
/// A session is for one thread at a time and says so when misused; any number of sessions run side by side. Sessions made
/// from one another (<c>new M.Session(sharing: other)</c>) have the same variables.
/// </remarks>
public abstract unsafe partial class SessionBase : IDisposable
{
    private readonly VariableStore _variables;
    private readonly string _model;
    private AlignedBuffer? _arena;
    private ulong _run;
    private bool _drew;

    // The managed id of the thread that is inside, 0 for none. Not a lock: plain reads and writes find misuse nearly always, and cost a step nothing.
    private int _inside;
    private bool _disposed;

    /// <summary>For generated code.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="model">The model's name, for messages and checkpoints.</param>
    /// <param name="variables">New variables, or those of the session to share with.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is less than 1.</exception>
    protected SessionBase(SessionOptions? options, string model, VariableStore variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        options ??= new SessionOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, "options.Threads");
        Options = options;
        _model = model;
        _variables = variables;
        Seed = options.Seed ?? (ulong)Random.Shared.NextInt64();
        Pool = WorkPool.ForThreads(Math.Min(options.Threads, MaximumThreads));
        variables.AddUser();
    }

    /// <summary>More than any machine gains from.</summary>
    private const int MaximumThreads = 256;

    /// <summary>The options that the session was made with.</summary>
    public SessionOptions Options { get; }

    /// <summary>All variables, in order of their making.</summary>
    public IVariableStore AllVariables => _variables;

    /// <summary>The model's name.</summary>
    public string ModelName => _model;

    /// <summary>Generated: the model's graph, which is saved beside checkpoints. Null where there is none.</summary>
    protected virtual GraphInfo? GraphInfo => null;

    internal GraphInfo? SavedGraph => GraphInfo;

    /// <summary>The state of the random numbers, to be put back for an exact continuation.</summary>
    public RandomState RandomState
    {
        get => new(Seed, _run);
        set => (Seed, _run) = (value.Seed, value.Run);
    }

    internal VariableStore Store => _variables;

    /// <summary>Gives every variable its initial value. The same seed gives the same values; random numbers start anew.</summary>
    /// <exception cref="ObjectDisposedException"/>
    public void Initialize()
    {
        Enter();
        try
        {
            (_run, _drew) = (0, true);
            RunInitializers();
            foreach (Variable variable in _variables.AsSpan()) variable.MarkAssigned();
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>Frees the memory; that of the variables when the last session that shares them is disposed.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        if (_inside != 0) ThrowInside();
        _disposed = true;
        Release();
        _arena = null;
        _variables.RemoveUser();
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what a derived session holds besides; called once.</summary>
    protected virtual void Release()
    {
    }

    /// <summary>Generated: writes all initial values. Called between <see cref="Enter"/> and <see cref="Exit"/>.</summary>
    protected abstract void RunInitializers();

    /// <summary>The threads to split work over.</summary>
    protected WorkPool Pool { get; }

    /// <summary>The key of all random numbers.</summary>
    protected ulong Seed { get; private set; }

    /// <summary>
    /// The number of this run among those that draw random numbers, from 1; 0 while initializing. Reading it makes this run one of
    /// them, so that a run without random numbers leaves those of later runs alone.
    /// </summary>
    protected ulong Run
    {
        get
        {
            if (!_drew)
            {
                _drew = true;
                _run++;
            }
            return _run;
        }
    }

    /// <summary>Working memory for a run: 64-byte aligned, at the same place from run to run unless it must grow; zero when new.</summary>
    protected byte* Arena(nint bytes)
    {
        AlignedBuffer? arena = _arena;
        return arena is not null && arena.Size >= bytes ? arena.Address : Grow(bytes);
    }

    /// <summary>Opens a run. Its <see cref="Exit"/> belongs into a finally block.</summary>
    /// <exception cref="ObjectDisposedException"/>
    /// <exception cref="InvalidOperationException">Another run of this session has not ended.</exception>
    protected void Enter()
    {
        int thread = Environment.CurrentManagedThreadId;
        if (_inside != 0 || _disposed) ThrowEnter();
        _inside = thread;
        _drew = false;
    }

    /// <summary>Closes a run.</summary>
    /// <exception cref="InvalidOperationException">Another thread came in meanwhile.</exception>
    protected void Exit()
    {
        bool alone = _inside == Environment.CurrentManagedThreadId;
        _inside = 0;
        if (!alone) ThrowInside();
    }

    /// <summary>Checks that a variable that a run reads has a value.</summary>
    /// <exception cref="InvalidOperationException">It has none; the message names it and the ways to give it one.</exception>
    protected static void RequireValue(Variable variable)
    {
        if (!variable.HasValue) variable.ThrowNoValue();
    }

    /// <summary>Says that a run gave a variable a value.</summary>
    protected static void MarkAssigned(Variable variable) => variable.MarkAssigned();

    private byte* Grow(nint bytes)
    {
        _arena = new AlignedBuffer(bytes);
        return _arena.Address;
    }

    private void ThrowEnter()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ThrowInside();
    }

    private void ThrowInside() => throw new InvalidOperationException(
        $"Two threads use one session of {_model} at once. A session is for one thread at a time: make one a thread, "
        + $"new {_model}.Session(sharing: session) where they are to have the same variables.");
}
