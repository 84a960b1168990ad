package io.adtally.console.campaigns;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.adtally.console.widget.AdvertiserBox;
import io.adtally.console.widget.Amounts;
import io.adtally.console.widget.Confirm;
import io.adtally.console.widget.EmptyState;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Granted;
import io.adtally.console.widget.KeysetItems;
import io.adtally.console.widget.Messages;
import io.adtally.console.widget.Searches;
import io.adtally.console.widget.Toolbar;
import io.adtally.platform.account.Permission;
import io.adtally.platform.campaign.AdvertiserData;
import io.adtally.platform.campaign.Advertisers;
import io.adtally.platform.campaign.CampaignData;
import io.adtally.platform.campaign.CampaignFilter;
import io.adtally.platform.campaign.CampaignSpreadsheet;
import io.adtally.platform.campaign.CampaignStatus;
import io.adtally.platform.campaign.Campaigns;
import io.adtally.platform.campaign.Price;
import io.adtally.platform.traffic.CampaignSpend;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The campaigns: search, look, edit, import, export. */
@Route("campaigns")
@PageTitle("Campaigns")
@Menu(order = 3.1, icon = "vaadin:megaphone", title = "Campaigns")
@RolesAllowed({"ADMIN", "CAMPAIGN_MANAGER", "FRAUD_ANALYST", "LEAD", "ADVERTISER"})
class CampaignsView extends Div implements BeforeLeaveObserver {
    private static final long serialVersionUID = 1L;
    private static final String ID = "id";

    final TextField text;
    final Select<CampaignStatus> status = new Select<>();
    final AdvertiserBox advertiser;
    final Grid<CampaignData> grid = new Grid<>();
    final Button create = new Button("New campaign", VaadinIcon.PLUS.create());
    final MasterDetailLayout layout = new MasterDetailLayout();

    private final transient Campaigns campaigns;
    private final transient Advertisers advertisers;
    private final transient CampaignSpreadsheet spreadsheet;
    private final transient CampaignSpend spend;
    private @Nullable CampaignForm form;

    CampaignsView(Campaigns campaigns, Advertisers advertisers, CampaignSpreadsheet spreadsheet, CampaignSpend spend) {
        this.campaigns = campaigns;
        this.advertisers = advertisers;
        this.spreadsheet = spreadsheet;
        this.spend = spend;
        addClassNames("page", "full");
        text = Searches.of(grid, "Search by name or id");
        advertiser = new AdvertiserBox(advertisers);
        fillFilters();
        fillGrid();
        layout.setMaster(grid);
        layout.setMasterSize("560px", true);
        layout.setDetailSize("480px", false);
        layout.setSizeFull();
        add(toolbar(), layout);
    }

    private Toolbar toolbar() {
        Toolbar toolbar = new Toolbar(text, status, advertiser);
        toolbar.actions(export());
        if (Granted.may(Permission.CAMPAIGNS_WRITE)) {
            Button newAdvertiser = new Button("New advertiser", event -> openAdvertiser());
            Button importRows = new Button("Import CSV", VaadinIcon.UPLOAD.create(), event -> openImport());
            create.addThemeVariants(ButtonVariant.PRIMARY);
            create.addClickListener(event -> leave(() -> edit(null)));
            toolbar.actions(importRows, newAdvertiser, create);
        }
        return toolbar;
    }

    private void fillFilters() {
        text.setWidth("15rem");
        status.setAriaLabel("Status");
        status.setItems(CampaignStatus.values());
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption("Any status");
        status.setPlaceholder("Any status");
        status.setItemLabelGenerator(value -> value == null ? "Any status" : Formats.words(value));
        status.addValueChangeListener(event -> Searches.restart(grid));
        advertiser.setAriaLabel("Advertiser");
        advertiser.setPlaceholder("Any advertiser");
        advertiser.addValueChangeListener(event -> Searches.restart(grid));
    }

    private void fillGrid() {
        grid.setSizeFull();
        grid.setAriaLabel("Campaigns");
        grid.addColumn(CampaignData::name).setHeader("Name").setFlexGrow(2);
        grid.addColumn(CampaignData::id).setKey(ID).setHeader("Id").setFlexGrow(1);
        grid.addColumn(CampaignData::advertiserId).setHeader("Advertiser").setFlexGrow(1);
        grid.addColumn(new ComponentRenderer<>(campaign -> StatusBadge.of(campaign.status())))
                .setHeader("Status")
                .setWidth("110px")
                .setFlexGrow(0);
        grid.addColumn(CampaignsView::price)
                .setHeader("Price now")
                .setWidth("145px")
                .setFlexGrow(0);
        grid.addColumn(campaign -> Amounts.money(campaign.totalBudgetMicros(), campaign.currency()))
                .setHeader("Budget")
                .setTooltipGenerator(campaign -> Amounts.exact(campaign.totalBudgetMicros(), campaign.currency()))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("150px")
                .setFlexGrow(0);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.MEGAPHONE,
                "No campaigns here",
                "None matches the filters. New ones are made here or imported from CSV."));
        KeysetItems.feed(
                grid,
                "",
                (after, limit) -> campaigns.page(
                        new CampaignFilter(text.getValue(), status.getValue(), advertiser.id()), after, limit));
        grid.addItemClickListener(event -> leave(() -> edit(event.getItem())));
    }

    private static String price(CampaignData campaign) {
        Price price = campaign.priceAt(Instant.now());
        return price == null
                ? Formats.NONE
                : price.model() + " " + Amounts.exact(price.priceMicros(), campaign.currency());
    }

    /** @param campaign null for a new one */
    private void edit(@Nullable CampaignData campaign) {
        CampaignData newest = campaign == null ? null : campaigns.find(campaign.id());
        open(new CampaignForm(newest, advertisers, spend, this::save, () -> leave(() -> open(null))));
    }

    /** Does it at once unless something in the open campaign is not saved, about which it asks. */
    private void leave(SerializableRunnable then) {
        if (form == null || !form.isChanged()) {
            then.run();
        } else {
            askToLeave(then, () -> {});
        }
    }

    private static void askToLeave(SerializableRunnable then, SerializableRunnable stay) {
        Confirm.before("Leave without saving?", "What you changed in the campaign is lost.", "Leave", then, stay);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (form != null && form.isChanged()) {
            BeforeLeaveEvent.ContinueNavigationAction onward = event.postpone();
            askToLeave(onward::proceed, onward::cancel); // until it is told either, the browser's router waits
        }
    }

    /** Beside an open campaign there is no room for all ids. */
    private void open(@Nullable CampaignForm opened) {
        form = opened;
        layout.setDetail(opened);
        grid.getColumnByKey(ID).setVisible(opened == null);
    }

    private void save(CampaignData campaign, boolean isNew) {
        CampaignData saved = isNew ? campaigns.create(campaign) : campaigns.change(campaign);
        Messages.success(
                saved.name() + " is saved" + (saved.status() == CampaignStatus.DRAFT ? "" : " and being sent"));
        open(null);
        refresh();
    }

    private Anchor export() {
        DownloadHandler file = DownloadHandler.fromInputStream(request -> {
            byte[] csv = spreadsheet.write().getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(new ByteArrayInputStream(csv), "campaigns.csv", "text/csv", csv.length);
        });
        Anchor anchor = new Anchor(file, AttachmentType.DOWNLOAD, "");
        anchor.add(new Button("Export CSV", VaadinIcon.DOWNLOAD.create()));
        return anchor;
    }

    private void openImport() {
        new ImportDialog(spreadsheet, this::refresh).open();
    }

    private void openAdvertiser() {
        new AdvertiserDialog((id, name) -> {
                    AdvertiserData made = advertisers.create(id, name);
                    advertiser.refresh();
                    Messages.success(made.name() + " is an advertiser now");
                })
                .open();
    }

    private void refresh() {
        grid.getDataProvider().refreshAll();
    }
}
