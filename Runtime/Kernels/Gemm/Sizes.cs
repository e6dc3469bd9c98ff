using System.Runtime.InteropServices;

namespace AotNet.Kernels;

// Numbers as types: sizeof is known while the code is imported, so that each instance of a kernel holds its own registers alone.
[StructLayout(LayoutKind.Sequential, Size = 1)] internal struct N1 { }
[StructLayout(LayoutKind.Sequential, Size = 2)] internal struct N2 { }
[StructLayout(LayoutKind.Sequential, Size = 3)] internal struct N3 { }
[StructLayout(LayoutKind.Sequential, Size = 4)] internal struct N4 { }
[StructLayout(LayoutKind.Sequential, Size = 5)] internal struct N5 { }
[StructLayout(LayoutKind.Sequential, Size = 6)] internal struct N6 { }
[StructLayout(LayoutKind.Sequential, Size = 7)] internal struct N7 { }
[StructLayout(LayoutKind.Sequential, Size = 8)] internal struct N8 { }
[StructLayout(LayoutKind.Sequential, Size = 9)] internal struct N9 { }
[StructLayout(LayoutKind.Sequential, Size = 10)] internal struct N10 { }
[StructLayout(LayoutKind.Sequential, Size = 11)] internal struct N11 { }
[StructLayout(LayoutKind.Sequential, Size = 12)] internal struct N12 { }

// How the elements of A lie that a tile reads: anyhow, anyhow and asked for ahead of use, one k beside the other, as in a copy of A.
[StructLayout(LayoutKind.Sequential, Size = 1)] internal struct Anyhow { }
[StructLayout(LayoutKind.Sequential, Size = 2)] internal struct Ahead { }
[StructLayout(LayoutKind.Sequential, Size = 3)] internal struct AlongRows { }
[StructLayout(LayoutKind.Sequential, Size = 4)] internal struct Copied { }
