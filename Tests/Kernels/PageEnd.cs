using System.Runtime.InteropServices;

namespace AotNet.Tests.Kernels;

/// <summary>Elements at the very end of a page that is followed by one that cannot be read, where the system has mmap.</summary>
internal sealed unsafe class PageEnd<T> : IDisposable
    where T : unmanaged
{
    private const int PageBytes = 4096, ReadWrite = 3, PrivateAnonymous = 0x22;
    private readonly nint _address, _bytes;

    public PageEnd(nint count)
    {
        Count = count;
        _bytes = (((count * sizeof(T)) + PageBytes - 1) / PageBytes * PageBytes) + PageBytes;
        _address = OperatingSystem.IsLinux() ? Pages.Map(0, _bytes, ReadWrite, PrivateAnonymous, -1, 0) : (nint)NativeMemory.AlignedAlloc((nuint)_bytes, PageBytes);
        if (OperatingSystem.IsLinux()) Assert.Equal(0, Pages.Protect(_address + _bytes - PageBytes, PageBytes, 0));
        Data = (T*)(_address + _bytes - PageBytes - (count * sizeof(T)));
    }

    public nint Count { get; }

    public T* Data { get; }

    public void Dispose()
    {
        if (OperatingSystem.IsLinux()) _ = Pages.Unmap(_address, _bytes);
        else NativeMemory.AlignedFree((void*)_address);
    }
}

/// <summary>The system's calls for pages of memory.</summary>
internal static class Pages
{
    [DllImport("libc", EntryPoint = "mmap")]
    public static extern nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect")]
    public static extern int Protect(nint address, nint length, int protection);

    [DllImport("libc", EntryPoint = "munmap")]
    public static extern int Unmap(nint address, nint length);
}
