namespace AotNet.Tests.Runtime;

/// <summary>A session as the generator would write it, by hand: the sum of w [2, 3] (padded rows) and b.</summary>
internal sealed unsafe class HandSession : SessionBase
{
    private readonly VariableSet _variables;

    public HandSession(SessionOptions? options = null, VariableSet? variables = null)
        : base(options, "Hand", variables ??= new VariableSet()) => _variables = variables;

    public HandSession(HandSession sharing)
        : this(sharing.Options, sharing._variables)
    {
    }

    public static HandSession Default => DefaultOf<HandSession>("Hand");

    public VariableSet Variables => _variables;

    public Action? WhileInside { get; set; }

    protected override GraphInfo? GraphInfo => GraphInfo.Parse("graph Hand\n%0: f32[2,3] = Variable() # w\n%1: f32[] = Variable() # b\nvariable %0 initial %0 trainable\nvariable %1 initial %1\n");

    public float Sum()
    {
        Enter();
        try
        {
            RequireValue(_variables.W);
            RequireValue(_variables.B);
            WhileInside?.Invoke();
            float* y = (float*)Arena(4);
            *y = *_variables.B.Data;
            for (int row = 0; row < 2; row++)
                for (int column = 0; column < 3; column++)
                    *y += _variables.W.Data[(row * 16) + column];
            return *y;
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>A run that draws: the run's number.</summary>
    public ulong Draw()
    {
        Enter();
        try
        {
            ulong run = Run;
            return run + (Run - run);
        }
        finally
        {
            Exit();
        }
    }

    protected override void RunInitializers()
    {
        for (int i = 0; i < 32; i++) _variables.W.Data[i] = i % 16 < 3 ? 1 : 0;
        *_variables.B.Data = 0;
    }

    internal sealed class VariableSet : VariableStore
    {
        public VariableSet()
            : this(new Variable<float>("w", [2, 3], rowStride: 16), new Variable<float>("b", [], trainable: false))
        {
        }

        private VariableSet(Variable<float> w, Variable<float> b)
            : base(w, b) => (W, B) = (w, b);

        public Variable<float> W { get; }

        public Variable<float> B { get; }
    }
}
