namespace AotNet;

/// <summary>What every method of the construction phase does when something calls it at run time.</summary>
/// <remarks>
/// The compiler evaluates the bodies of a model's members; no model is ever built at run time. Whoever gets here ran
/// construction code outside a model, or built without the generator.
/// </remarks>
internal static class Construction
{
    public static InvalidOperationException Only() => new(
        "Construction code is evaluated by the compiler, not at run time. Use it in the members of a class marked [Model] or [Module], "
        + "in a project that references the AotNet package, and call the methods of the generated Session.");
}
