namespace AotNet;

/// <summary>Declares a model: the members of the class are its construction phase, evaluated by the compiler.</summary>
/// <remarks>
/// <code>
/// [Model]
/// partial class Simple
/// {
///     [Variable] readonly Tensor&lt;int&gt; x = 3;
///     [Fetch] Tensor&lt;int&gt; F => x * x + 2;
/// }
///
/// // generated
/// sealed partial class Simple
/// {
///     public static GraphInfo Graph { get; }
///     public static Session Default { get; }          // the one of using (session.AsDefault())
///     public sealed partial class Session : SessionBase
///     {
///         public Session(SessionOptions? options = null);
///         public Session(Session sharing);             // the same variables
///         public VariableSet Variables { get; }        // Variables.X
///         public int F();
///     }
/// }
/// </code>
/// The class is partial, not generic, not static and no record; nothing of it is instantiated.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelAttribute : Attribute;
