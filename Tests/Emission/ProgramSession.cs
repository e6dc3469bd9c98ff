using System.Reflection;

namespace AotNet.Tests.Emission;

/// <summary>A session of a model in a <see cref="GeneratedProgram"/>, called by name. Feeds are scalars: spans need a driver in the program itself.</summary>
internal sealed class ProgramSession : IDisposable
{
    private readonly Type type;

    public ProgramSession(Assembly program, string model, SessionOptions? options = null)
    {
        type = program.GetType($"{model}+Session", throwOnError: true)!;
        Session = (SessionBase)Activator.CreateInstance(type, options)!;
        Session.Initialize();
    }

    public SessionBase Session { get; }

    public void Run(string fetch, params object[] feeds) => Invoke(fetch, feeds);

    public T Get<T>(string fetch, params object[] feeds) => (T)Invoke(fetch, feeds)!;

    /// <summary>A variable's values, in double whatever its type.</summary>
    public double[] Values(string variable)
    {
        Variable found = Session.AllVariables[variable];
        return found.ElementType switch
        {
            ElementType.Float32 => [.. found.AsSpan<float>().ToArray().Select(value => (double)value)],
            ElementType.Float64 => found.AsSpan<double>().ToArray(),
            ElementType.Float16 => [.. found.AsSpan<Half>().ToArray().Select(value => (double)value)],
            ElementType.Int32 => [.. found.AsSpan<int>().ToArray().Select(value => (double)value)],
            _ => throw new NotSupportedException($"{found.ElementType}"),
        };
    }

    public void Dispose() => Session.Dispose();

    private object? Invoke(string fetch, object[] feeds)
    {
        // Beside this one there are overloads that write into spans.
        MethodInfo method = type.GetMethods().Single(item => item.Name == fetch
            && item.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(feeds.Select(feed => feed.GetType())));
        return method.Invoke(Session, BindingFlags.DoNotWrapExceptions, null, feeds, null);
    }
}
