System.Console.WriteLine("tlpipe");
