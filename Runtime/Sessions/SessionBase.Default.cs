namespace AotNet;

// The default session, as in TensorFlow: using (session.AsDefault()) M.Default.F().
public abstract partial class SessionBase
{
    [ThreadStatic]
    private static List<SessionBase>? t_defaults;

    /// <summary>Makes this the session that <c>M.Default</c> stands for on this thread, until the result is disposed. May be nested.</summary>
    /// <exception cref="ObjectDisposedException"/>
    public DefaultScope AsDefault()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        (t_defaults ??= []).Add(this);
        return new DefaultScope(this);
    }

    /// <summary>For generated code: the innermost default session of a model on this thread.</summary>
    /// <param name="model">The model's name, for the message.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static TSession DefaultOf<TSession>(string model)
        where TSession : SessionBase
    {
        for (int i = (t_defaults?.Count ?? 0) - 1; i >= 0; i--)
            if (t_defaults![i] is TSession { _disposed: false } session) return session;
        throw new InvalidOperationException(
            $"There is no default session of {model} on this thread. Make one for a block: using (session.AsDefault()) {{ … }}.");
    }

    private static void EndDefault(SessionBase session)
    {
        int last = t_defaults?.LastIndexOf(session) ?? -1;
        if (last >= 0) t_defaults!.RemoveAt(last);
    }

    /// <summary>The block in which a session is the default one.</summary>
    public struct DefaultScope : IDisposable
    {
        private SessionBase? _session;

        internal DefaultScope(SessionBase session) => _session = session;

        /// <summary>The session that was the default before is it again.</summary>
        public void Dispose()
        {
            if (_session is { } session) EndDefault(session);
            _session = null;
        }
    }
}
