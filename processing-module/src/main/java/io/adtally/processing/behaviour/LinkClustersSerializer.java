package io.adtally.processing.behaviour;

import static io.adtally.processing.encoding.Encoding.readLength;
import static io.adtally.processing.encoding.Encoding.writeLength;

import io.adtally.fraud.feature.LinkClusters;
import io.adtally.processing.encoding.HandWritten;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes {@link LinkClusters}: of every member its hash and parent, of a root what its cluster is like. */
public final class LinkClustersSerializer extends HandWritten<LinkClusters> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public void serialize(LinkClusters clusters, DataOutputView out) throws IOException {
        writeLength(clusters.count, out);
        for (int index = 0; index < clusters.count; index++) {
            out.writeLong(clusters.members[index]);
            writeLength(clusters.parents[index], out);
            if (clusters.parents[index] == index) {
                writeLength(clusters.sizes[index], out);
                out.writeLong(clusters.smallest[index]);
                out.writeBoolean(clusters.full[index]);
            }
        }
    }

    @Override
    public LinkClusters deserialize(DataInputView in) throws IOException {
        LinkClusters clusters = new LinkClusters();
        int count = readLength(in);
        clusters.count = count;
        clusters.members = new long[count];
        clusters.parents = new int[count];
        clusters.sizes = new int[count];
        clusters.smallest = new long[count];
        clusters.full = new boolean[count];
        for (int index = 0; index < count; index++) {
            clusters.members[index] = in.readLong();
            clusters.parents[index] = readLength(in);
            if (clusters.parents[index] == index) {
                clusters.sizes[index] = readLength(in);
                clusters.smallest[index] = in.readLong();
                clusters.full[index] = in.readBoolean();
            }
        }
        return clusters;
    }
}
