"""What the record promises when machines don't keep theirs."""
