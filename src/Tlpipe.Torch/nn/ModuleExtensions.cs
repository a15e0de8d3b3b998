namespace Tlpipe.Torch;

/// <summary>Moves and converts modules, giving back their own type.</summary>
public static class ModuleExtensions
{
    /// <summary>Moves parameters and buffers to a device; optimizers that hold them go on working.</summary>
    public static T to<T>(this T module, torch.Device device) where T : torch.nn.Module
    {
        module.ConvertState(tensor => tensor.to(device));
        return module;
    }

    /// <summary>Converts floating-point parameters and buffers to another type.</summary>
    public static T to<T>(this T module, torch.ScalarType type) where T : torch.nn.Module
    {
        module.ConvertState(tensor => tensor.dtype.IsFloatingPoint() ? tensor.to(type) : tensor.alias());
        return module;
    }

    /// <summary>Puts the four-dimensional parameters (the kernels of convolutions) in another order in memory.</summary>
    public static T to<T>(this T module, torch.MemoryFormat memory_format) where T : torch.nn.Module
    {
        module.ConvertState(tensor => tensor.dim() == 4 ? tensor.to(memory_format) : tensor.alias());
        return module;
    }

    /// <summary>Moves parameters and buffers to main memory.</summary>
    public static T cpu<T>(this T module) where T : torch.nn.Module => module.to(torch.CPU);

    /// <summary>Moves parameters and buffers to an accelerator.</summary>
    public static T cuda<T>(this T module, int index = -1) where T : torch.nn.Module => module.to(new torch.Device(DeviceType.CUDA, index));
}
