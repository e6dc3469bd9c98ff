using ILGPU;
using ILGPU.Runtime;

namespace AotNet.Gpu;

/// <summary>A variable's memory on a device, laid out as on the host, and which of the two is newer.</summary>
internal sealed unsafe class DeviceVariable<T> : VariableCopy, IDisposable
    where T : unmanaged
{
    private readonly Accelerator _accelerator;
    private readonly Variable<T> _variable;
    private readonly MemoryBuffer1D<T, Stride1D.Dense> _buffer;
    private bool _hostIsNewer, _deviceIsNewer;

    public DeviceVariable(Accelerator accelerator, Variable<T> variable)
    {
        (_accelerator, _variable) = (accelerator, variable);
        _buffer = accelerator.Allocate1D<T>(Math.Max(1, variable.Capacity));
        _hostIsNewer = variable.HasValue;
        variable.Copy = this;
    }

    /// <summary>The elements as they are now.</summary>
    public ArrayView<T> Current()
    {
        ArrayView<T> view = _buffer.View;
        if (_hostIsNewer) view.CopyFromCPU(_accelerator.DefaultStream, new ReadOnlySpan<T>(_variable.Data, view.IntLength));
        _hostIsNewer = false;
        return view;
    }

    public void MarkUpdated() => (_hostIsNewer, _deviceIsNewer) = (false, true);

    public override void OnHostAssigned() => (_hostIsNewer, _deviceIsNewer) = (true, false);

    public override void BeforeHostReads()
    {
        if (!_deviceIsNewer) return;
        ArrayView<T> view = _buffer.View;
        view.CopyToCPU(_accelerator.DefaultStream, new Span<T>(_variable.Data, view.IntLength));
        _deviceIsNewer = false;
    }

    public void Dispose()
    {
        _variable.Copy = null;
        _buffer.Dispose();
    }
}
