#if AOTNET_RUNTIME
namespace AotNet;
#else
namespace AotNet.Generator; // another name than the runtime's, for who references both
#endif

/// <summary>The element types of tensors. The order is fixed: checkpoints and graph files store the names, not the numbers.</summary>
#if AOTNET_RUNTIME
public
#else
internal
#endif
enum ElementType : byte
{
    /// <summary><see cref="float"/>, IEEE 754 binary32.</summary>
    Float32,

    /// <summary><see cref="double"/>, IEEE 754 binary64.</summary>
    Float64,

    /// <summary>System.Half, IEEE 754 binary16.</summary>
    Float16,

    /// <summary><see cref="int"/>.</summary>
    Int32,

    /// <summary><see cref="long"/>.</summary>
    Int64,

    /// <summary><see cref="byte"/>.</summary>
    UInt8,

    /// <summary><see cref="bool"/>, one byte, 0 or 1.</summary>
    Bool,
}
