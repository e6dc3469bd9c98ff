using System;
using System.Collections.Generic;
using System.Linq;
using AotNet;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

/// <summary>Runs the compiled snapshots side by side: ten steps on four bright images. Returns the losses, predictions and biases of both.</summary>
public static class GpuDriver
{
    /// <summary>The same numbers from the CPU's session and the device's.</summary>
    public static (float[] Cpu, float[] Gpu) Run()
    {
        float[] images = new float[4 * 784];
        for (int i = 0; i < images.Length; i++) images[i] = i / 196 % 4 == i / 784 ? 1 : 0;
        int[] labels = [3, 1, 4, 2];
        var options = new SessionOptions { Seed = 42, Threads = 1 };

        // Groups of up to 128 lanes, which generated kernels need.
        using var context = Context.Create(builder =>
            builder.CPU(new CPUDevice(numThreadsPerWarp: 32, numWarpsPerMultiprocessor: 4, numMultiprocessors: 1)).EnableAlgorithms().Optimize(OptimizationLevel.O1));
        using var accelerator = context.CreateCPUAccelerator(0);
        using var cpu = new Mnist.Session(options);
        using var gpu = new Mnist.GpuSession(accelerator, options);
        cpu.Initialize();
        gpu.Initialize();
        List<float> expected = [], actual = [];
        for (int step = 0; step < 10; step++)
        {
            cpu.Train(images, labels);
            gpu.Train(images, labels);
            expected.Add(cpu.Loss(images, labels));
            actual.Add(gpu.Loss(images, labels));
        }
        expected.AddRange(cpu.Predicted(images).Select(label => (float)label));
        actual.AddRange(gpu.Predicted(images).Select(label => (float)label));
        foreach (Variable variable in cpu.AllVariables)
        {
            if (!variable.Name.EndsWith("bias", StringComparison.Ordinal)) continue;
            expected.AddRange(variable.AsSpan<float>().ToArray());
            actual.AddRange(gpu.AllVariables[variable.Name].AsSpan<float>().ToArray());
        }
        return (expected.ToArray(), actual.ToArray());
    }
}
