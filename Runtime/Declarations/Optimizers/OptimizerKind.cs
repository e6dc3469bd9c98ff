namespace AotNet;

/// <summary>The optimizers that attributes can name; in construction code use the classes.</summary>
public enum OptimizerKind
{
    Adagrad,
    GradientDescent,
    Momentum,
    RmsProp,
    Adam,
    AdamW,
    Ftrl,
}
