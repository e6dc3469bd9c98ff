using AotNet.Generator.Graph;

namespace AotNet.Generator.Frontend.Optimizers;

/// <summary>How an optimizer updates one variable from its gradient. One instance is one optimizer object of construction code.</summary>
internal abstract class OptimizerRule
{
    private readonly Dictionary<(int Variable, int Slot), Value> slots = [];

    /// <summary>TensorFlow's name: of the scope of the update's nodes and of the slots, <c>w/Momentum</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Adds the assignments to the variable and to its slots.</summary>
    public abstract void Update(UpdateContext u, Value variable, Value gradient);

    /// <summary>Called once a step, after all variables.</summary>
    public virtual void Finish(UpdateContext u, ElementType type)
    {
    }

    /// <summary>
    /// The variable's slot, a variable of the same shape that is not trainable. Made at the first use; a second Minimize of the same
    /// optimizer goes on with it.
    /// </summary>
    protected Value Slot(UpdateContext u, Value variable, int slot, double initial = 0)
    {
        if (!slots.TryGetValue((variable.Id, slot), out Value value))
            slots.Add((variable.Id, slot), value = u.MakeVariable(variable.Node.Name + "/", Name, variable.Type, initial));
        return value;
    }

    /// <summary>A scalar variable of the optimizer itself.</summary>
    protected Value State(UpdateContext u, string name, int slot, ElementType type, double initial)
    {
        if (!slots.TryGetValue((-1 - (int)type, slot), out Value value))
            slots.Add((-1 - (int)type, slot), value = u.MakeVariable(u.Scope, name, TensorType.Tensor(type, Shapes.Shape.Scalar), initial));
        return value;
    }
}
