// Draws ECharts options in elements and keeps their colours those of the page's scheme.
window.adtallyCharts = (() => {
  const charts = new Map();

  // A canvas cannot read light-dark() or variables: the browser computes the colour, one painted pixel gives its numbers.
  const color = (element, expression) => {
    const probe = document.createElement('span');
    probe.style.color = expression;
    element.appendChild(probe);
    const computed = getComputedStyle(probe).color;
    probe.remove();
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    canvas.fillStyle = computed;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return `rgba(${red},${green},${blue},${(alpha / 255).toFixed(3)})`;
  };

  const colored = (element, variable) => {
    const value = color(element, `var(${variable})`);
    return { itemStyle: { color: value }, lineStyle: { color: value } };
  };

  // A series has a colour, or each of its points has.
  const styleSeries = (element, series, text) => ({
    ...(series.colorVariable && colored(element, series.colorVariable)),
    ...(series.label && { label: { color: text } }),
    data: (series.data || []).map((point) =>
      point && point.colorVariable ? { ...point, ...colored(element, point.colorVariable) } : point),
  });

  const style = (element, option) => {
    const text = color(element, 'var(--chart-text)');
    const line = color(element, 'var(--chart-grid)');
    const font = getComputedStyle(element).fontFamily;
    const axis = {
      axisLine: { lineStyle: { color: line } },
      axisLabel: { color: text, fontFamily: font, fontSize: 11 },
      axisTick: { show: false },
    };
    const styled = {
      textStyle: { color: text, fontFamily: font },
      tooltip: {
        backgroundColor: color(element, 'var(--chart-tip)'),
        borderWidth: 0,
        textStyle: { color: color(element, 'var(--chart-tip-text)') },
      },
      xAxis: { ...axis, splitLine: { show: false } },
      yAxis: { ...axis, splitLine: { lineStyle: { color: line } } },
      series: (option.series || []).map((series) => styleSeries(element, series, text)),
    };
    if (option.legend) {
      styled.legend = { textStyle: { color: text } };
    }
    return styled;
  };

  const forget = () => charts.forEach((entry, element) => {
    if (!element.isConnected) {
      entry.chart.dispose();
      charts.delete(element);
    }
  });

  return {
    show(element, json) {
      forget();
      // Series that are gone stay in a chart unless all of it is replaced.
      const { replace = false, ...option } = JSON.parse(json);
      let entry = charts.get(element);
      if (!entry) {
        entry = { chart: echarts.init(element, null, { renderer: 'canvas' }) };
        charts.set(element, entry);
        new ResizeObserver(() => element.isConnected && entry.chart.resize()).observe(element);
      }
      entry.option = option;
      entry.chart.setOption(option, replace);
      entry.chart.setOption(style(element, option));
      element.setAttribute('data-ready', '');
    },
    restyle() {
      // The scheme's colours are there two frames after it was switched.
      requestAnimationFrame(() => requestAnimationFrame(() =>
        charts.forEach((entry, element) => element.isConnected && entry.chart.setOption(style(element, entry.option)))));
    },
  };
})();
