namespace AotNet.Tests.Runtime;

public sealed unsafe class SessionTests
{
    [Fact]
    public void Variable_WithoutValue_SaysHowToGiveItOne()
    {
        using var session = new HandSession();
        var error = Assert.Throws<InvalidOperationException>(() => session.Sum());
        Assert.Contains("'w'", error.Message);
        Assert.Contains("Initialize()", error.Message);
        Assert.Contains("Restore", error.Message);
        Assert.Throws<InvalidOperationException>(() => session.Variables.W.AsSpan().Length);
    }

    [Fact]
    public void Initialize_GivesEveryVariableAValue()
    {
        using var session = new HandSession();
        session.Initialize();
        Assert.Equal(6, session.Sum());
        Assert.Equal([1, 1, 1, 1, 1, 1], session.Variables.W.AsSpan().ToArray());
    }

    [Fact]
    public void Sessions_ShareNothing_UnlessTold()
    {
        using var a = new HandSession();
        using var b = new HandSession();
        var c = new HandSession(a);
        a.Initialize();
        b.Initialize();
        b.Variables.W.Assign(2);
        Assert.Equal((6f, 12f, 6f), (a.Sum(), b.Sum(), c.Sum()));
        a.Variables.W.Assign(3);
        Assert.Equal(18, c.Sum());
        a.Dispose();
        Assert.Equal(18, c.Sum());
        c.Dispose();
        Assert.Throws<ObjectDisposedException>(() => c.Variables.W.Assign(0));
    }

    [Fact]
    public void Disposed_SaysSo_AndItsSpansStayReadable()
    {
        var session = new HandSession();
        session.Initialize();
        var bias = session.Variables.B.AsSpan();
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Sum());
        Assert.Throws<ObjectDisposedException>(() => session.AsDefault());
        GC.Collect();
        Assert.Equal(0, bias[0]);
    }

    [Fact]
    public void TwoThreadsInside_IsAnError()
    {
        using var session = new HandSession();
        session.Initialize();
        Exception? error = null;
        session.WhileInside = () =>
        {
            var thread = new Thread(() => error = Record.Exception(() => session.Sum()));
            thread.Start();
            thread.Join();
        };
        session.Sum();
        session.WhileInside = null;
        Assert.Contains("one thread at a time", Assert.IsType<InvalidOperationException>(error).Message);
        Assert.Equal(6, session.Sum());
    }

    [Fact]
    public void PaddedRows_ReadAndWriteDense()
    {
        var variable = new Variable<float>("w", [2, 3], rowStride: 16);
        variable.Assign([1, 2, 3, 4, 5, 6]);
        Assert.Equal(4, variable.Data[16]);
        Assert.Equal(0, variable.Data[3]);
        Assert.Equal([1, 2, 3, 4, 5, 6], variable.AsSpan().ToArray());
        Assert.Equal(0, (nint)variable.Data % 64);
        variable.Assign(7);
        Assert.Equal(0, variable.Data[3]);
        Assert.Throws<ArgumentException>(() => variable.Assign([1, 2]));
        Assert.Throws<InvalidOperationException>(() => variable.AsSpan<double>().Length);
    }

    [Theory]
    [InlineData("weight", "'weights'")]
    [InlineData("hidden1/weights", "'weights'")]
    [InlineData("zzz", "'weights'")]
    public void UnknownVariable_NamesTheNearest(string name, string expected)
    {
        var store = new VariableStore(new Variable<float>("weights", [1]), new Variable<float>("bias", []));
        Assert.Contains(expected, Assert.Throws<KeyNotFoundException>(() => store[name]).Message);
    }

    [Fact]
    public void RandomRuns_CountOnlyRunsThatDraw()
    {
        using var session = new HandSession(new SessionOptions { Seed = 7 });
        session.Initialize();
        Assert.Equal(new RandomState(7, 0), session.RandomState);
        session.Sum();
        Assert.Equal((1ul, 2ul), (session.Draw(), session.Draw()));
        RandomState state = session.RandomState;
        session.Draw();
        session.RandomState = state;
        Assert.Equal(3ul, session.Draw());
    }

    [Fact]
    public void DefaultSession_IsTheInnermostOfItsBlock()
    {
        using var a = new HandSession();
        using var b = new HandSession();
        Assert.Contains("using (session.AsDefault())", Assert.Throws<InvalidOperationException>(() => HandSession.Default).Message);
        using (a.AsDefault())
        {
            using (b.AsDefault()) Assert.Same(b, HandSession.Default);
            Assert.Same(a, HandSession.Default);
        }
        Assert.Throws<InvalidOperationException>(() => HandSession.Default);
    }

    [Fact]
    public void Run_AllocatesNothing()
    {
        using var session = new HandSession();
        session.Initialize();
        session.Sum();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) session.Sum();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Threads_BelowOne_IsAnError() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HandSession(new SessionOptions { Threads = 0 }));
}
