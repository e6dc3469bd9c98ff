namespace AotNet;

// == and != stay C#'s comparison of references, so that a node can be a key and compared with null; Op.Equal is the node.
public sealed partial class Tensor<T>
{
    /// <inheritdoc cref="Op.Add{T}(Tensor{T}, Tensor{T}, string?)"/>
    public static Tensor<T> operator +(Tensor<T> x, Tensor<T> y) => throw Construction.Only();

    /// <inheritdoc cref="Op.Sub{T}(Tensor{T}, Tensor{T}, string?)"/>
    public static Tensor<T> operator -(Tensor<T> x, Tensor<T> y) => throw Construction.Only();

    /// <inheritdoc cref="Op.Mul{T}(Tensor{T}, Tensor{T}, string?)"/>
    public static Tensor<T> operator *(Tensor<T> x, Tensor<T> y) => throw Construction.Only();

    /// <inheritdoc cref="Op.Div{T}(Tensor{T}, Tensor{T}, string?)"/>
    public static Tensor<T> operator /(Tensor<T> x, Tensor<T> y) => throw Construction.Only();

    /// <inheritdoc cref="Op.Mod{T}(Tensor{T}, Tensor{T}, string?)"/>
    public static Tensor<T> operator %(Tensor<T> x, Tensor<T> y) => throw Construction.Only();

    /// <inheritdoc cref="Op.Neg{T}(Tensor{T})"/>
    public static Tensor<T> operator -(Tensor<T> x) => throw Construction.Only();

    /// <summary>The operand itself.</summary>
    public static Tensor<T> operator +(Tensor<T> x) => throw Construction.Only();

    /// <inheritdoc cref="Op.Less{T}(Tensor{T}, Tensor{T}, string?)"/>
    public static Tensor<bool> operator <(Tensor<T> x, Tensor<T> y) => throw Construction.Only();

    /// <inheritdoc cref="Op.LessEqual{T}(Tensor{T}, Tensor{T}, string?)"/>
    public static Tensor<bool> operator <=(Tensor<T> x, Tensor<T> y) => throw Construction.Only();

    /// <inheritdoc cref="Op.Greater{T}(Tensor{T}, Tensor{T}, string?)"/>
    public static Tensor<bool> operator >(Tensor<T> x, Tensor<T> y) => throw Construction.Only();

    /// <inheritdoc cref="Op.GreaterEqual{T}(Tensor{T}, Tensor{T}, string?)"/>
    public static Tensor<bool> operator >=(Tensor<T> x, Tensor<T> y) => throw Construction.Only();

    /// <inheritdoc cref="Op.And(Tensor{bool}, Tensor{bool}, string?)"/>
    /// <remarks>Of bool tensors only: AOTN2010 for others.</remarks>
    public static Tensor<T> operator &(Tensor<T> x, Tensor<T> y) => throw Construction.Only();

    /// <inheritdoc cref="Op.Or(Tensor{bool}, Tensor{bool}, string?)"/>
    /// <remarks>Of bool tensors only: AOTN2010 for others.</remarks>
    public static Tensor<T> operator |(Tensor<T> x, Tensor<T> y) => throw Construction.Only();

    /// <inheritdoc cref="Op.Xor(Tensor{bool}, Tensor{bool}, string?)"/>
    /// <remarks>Of bool tensors only: AOTN2010 for others.</remarks>
    public static Tensor<T> operator ^(Tensor<T> x, Tensor<T> y) => throw Construction.Only();

    /// <inheritdoc cref="Op.Not(Tensor{bool}, string?)"/>
    /// <remarks>Of bool tensors only: AOTN2010 for others.</remarks>
    public static Tensor<T> operator !(Tensor<T> x) => throw Construction.Only();

    // Conditions and loops are C# so that the model's compiler, and not C#'s with less to say, tells what is wrong with them.

    /// <summary>No condition: a tensor has no value when the model is built. AOTN1014 says what to write in its place.</summary>
    public static bool operator true(Tensor<T> x) => throw Construction.Only();

    /// <inheritdoc cref="operator true(Tensor{T})"/>
    public static bool operator false(Tensor<T> x) => throw Construction.Only();

    /// <summary>No sequence: a tensor has no elements when the model is built. AOTN1014 says what to write in place of the loop.</summary>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public IEnumerator<Tensor<T>> GetEnumerator() => throw Construction.Only();
}
