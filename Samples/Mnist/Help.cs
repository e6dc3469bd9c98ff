namespace MnistSample;

internal static class Help
{
    public static int Show()
    {
        Console.WriteLine("""
            Trains the network 784-300-100-10 on MNIST, and classifies images with it.

              mnist [options]                  train, then print the accuracy on the test images
              mnist predict [options] FILE...  classify 28x28 images: PGM (P2, P5) or IDX, white digits on black

              --epochs N           passes over the 55,000 training images (40)
              --batch N            images in one step (50)
              --learning-rate X    of gradient descent (0.01)
              --seed N             of the initial weights and of the order of the images (42)
              --threads N          (as many as there are processors)
              --data FOLDER        the four MNIST files (data, beside the program)
              --out FOLDER         checkpoints and event files for TensorBoard (mnist-out)
              --resume             go on from the last checkpoint in the out folder
              --help

            The same seed gives the same weights, bit for bit, for any number of threads and across --resume.
            """);
        return 0;
    }
}
