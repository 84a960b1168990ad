package io.adtally.console.widget;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.provider.Query;
import io.adtally.platform.campaign.AdvertiserData;
import io.adtally.platform.campaign.Advertisers;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An advertiser, found by name or id however many there are. */
public final class AdvertiserBox extends ComboBox<AdvertiserData> {
    private static final long serialVersionUID = 1L;

    private final transient Advertisers advertisers;
    private transient @Nullable KeysetItems<AdvertiserData> found;
    private String searched = "";

    public AdvertiserBox(Advertisers advertisers) {
        this.advertisers = advertisers;
        setItemLabelGenerator(AdvertiserBox::label);
        setClearButtonVisible(true);
        setItems(this::fetch);
    }

    /** With the id, as names may be the same. */
    private static String label(AdvertiserData advertiser) {
        return advertiser.name() + " (" + advertiser.id() + ")";
    }

    /** The chosen one's id, or null. */
    public @Nullable String id() {
        return getValue() == null ? null : getValue().id();
    }

    /** Chooses the one of that id, none if there is none. */
    public void choose(@Nullable String id) {
        setValue(id == null ? null : advertisers.find(id).orElse(null));
    }

    /** Knows the advertisers that were made meanwhile. */
    public void refresh() {
        found = null;
        getDataProvider().refreshAll();
    }

    private Stream<AdvertiserData> fetch(Query<AdvertiserData, String> query) {
        String text = query.getFilter().orElse("");
        KeysetItems<AdvertiserData> items = found;
        if (items == null || !text.equals(searched)) {
            items = new KeysetItems<>("", (after, limit) -> advertisers.page(text, after, limit));
            found = items;
            searched = text;
        }
        return items.fetch(new Query<>(query.getOffset(), query.getLimit(), List.of(), null, null));
    }
}
